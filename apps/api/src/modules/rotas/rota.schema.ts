import { z } from 'zod';
import { code, cost, instant, localDay, month, text } from '../../common/http/wire.ts';
import { assignment } from '../teams/team.schema.ts';

export const finding = z
  .object({
    rule: z.string(),
    setting: z.string(),
    severity: z.enum(['must', 'must-unless-signed', 'should']),
    tier: z.string(),
    sentence: z.string(),
    people: z.array(z.string()),
    dates: z.array(z.string()),
    cells: z.array(z.object({ person: z.string(), date: z.string(), duty: z.string() })),
    cost: z.number(),
    forColleagues: z.boolean().meta({ description: 'False: for the people it is about and the managers alone' }),
  })
  .meta({ id: 'Finding' });

export const published = z
  .object({ version: z.int(), at: instant, by: z.string() })
  .meta({ id: 'Published', description: 'A version of the month, immutable once made' });

export const rota = z
  .object({
    team: z.string(),
    month,
    from: localDay,
    to: localDay,
    assignments: z.array(assignment),
    locks: z.array(z.string()),
    revision: z.int().meta({ description: 'Goes into If-Match as "r<revision>"' }),
    notice: z.string().optional(),
    published: published.nullable(),
    changedSincePublish: z.int().meta({ description: 'Cells that differ from the published version' }),
    months: z.array(month),
  })
  .meta({ id: 'Rota' });
export type RotaAnswer = z.infer<typeof rota>;

const cell = { person: code, date: localDay, duty: code };

export const rotaEdit = z
  .discriminatedUnion('op', [
    z.strictObject({
      op: z.literal('assign'),
      ...cell,
      supernumerary: z.boolean().optional(),
      with: code.optional(),
    }),
    z.strictObject({ op: z.literal('clear'), person: code, date: localDay, duty: code.optional() }),
    z.strictObject({ op: z.literal('lock'), person: code, date: localDay, duty: code.optional() }),
    z.strictObject({ op: z.literal('unlock'), person: code, date: localDay, duty: code.optional() }),
    z.strictObject({
      op: z.literal('replace-all'),
      assignments: z.array(
        z.strictObject({ ...cell, supernumerary: z.boolean().optional(), with: code.optional() }).or(assignment),
      ),
      locks: z.array(z.string().max(140)).optional(),
    }),
  ])
  .meta({ id: 'RotaEdit', description: 'assign and clear change cells; without a duty the whole day is meant' });
export type RotaEdit = z.infer<typeof rotaEdit>;

export const editRotaBody = z
  .strictObject({ edits: z.array(rotaEdit).min(1, 'must hold at least one edit').max(2000) })
  .meta({ id: 'EditRota' });

export const override = z
  .strictObject({ rule: z.string(), setting: z.string(), sentence: z.string(), reason: text })
  .meta({ id: 'Override', description: 'One finding signed for, by its own sentence, with the reason' });
export type Override = z.infer<typeof override>;

export const publishRotaBody = z
  .strictObject({
    overrides: z.array(override).max(500),
    reason: text
      .optional()
      .meta({ description: 'Why what was published is changed, as the people it touches are told' }),
  })
  .meta({ id: 'PublishRota' });

export const rotaVersion = published
  .extend({
    reason: z.string().nullable(),
    overrides: z.array(override.extend({ by: z.string(), at: instant })),
    assignments: z.array(assignment),
  })
  .meta({ id: 'RotaVersion' });

export const versionSummary = published
  .extend({
    overrides: z.int().meta({ description: 'How many findings were signed for' }),
    reason: z.string().nullable().meta({ description: 'Why it follows the version before; null when nobody said' }),
    leadDays: z
      .int()
      .meta({ description: 'Days from publishing to the first of the month; negative once it has begun' }),
    touches: z.array(code).meta({ description: 'People who hold something else than in the version before' }),
    changes: z.int().meta({ description: 'Duties gained, lost or moved against the version before' }),
  })
  .meta({ id: 'VersionSummary' });

export const receipt = z
  .object({
    person: code,
    version: z.int().nullable().meta({ description: 'The newest version the person has opened; null for none' }),
    at: instant.nullable(),
  })
  .meta({ id: 'Receipt' });

export const rotaCheck = z.object({ findings: z.array(finding), cost }).meta({ id: 'RotaCheck' });
