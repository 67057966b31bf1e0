import { z } from 'zod';
import { SWAP_POLICIES, SWAP_STATES } from '@evenflow/domain';
import { code, instant, localDay, longText } from '../../common/http/wire.ts';

export const dutyMove = z
  .object({ date: localDay, duty: code, from: code.nullable(), to: code.nullable() })
  .meta({ id: 'DutyMove', description: 'One duty changes hands; without a taker it is offered to everybody' });

const said = z.object({ severity: z.enum(['must', 'must-unless-signed', 'should']), sentence: z.string() });
const verdict = z.enum(['clean', 'signable', 'broken']);

export const swapAnswer = z
  .object({
    id: z.uuid(),
    kind: z.enum(['give', 'swap', 'open']),
    state: z.enum(SWAP_STATES),
    proposer: z.string(),
    moves: z.array(dutyMove.extend({ start: instant.nullable(), end: instant.nullable() })),
    accepted: z.array(z.string()),
    reason: z.string().nullable(),
    verdict,
    sentences: z.array(z.string()),
    offeredAt: instant,
    changedAt: instant,
    expiresAt: instant,
    may: z
      .array(z.enum(['accept', 'decline', 'withdraw', 'approve']))
      .meta({ description: 'What whoever asks can do now' }),
  })
  .meta({ id: 'Swap' });
export type SwapAnswer = z.infer<typeof swapAnswer>;

export const swapList = z
  .object({ policy: z.enum(SWAP_POLICIES), me: z.string().nullable(), swaps: z.array(swapAnswer) })
  .meta({ id: 'SwapList' });

export const newSwap = z.strictObject({ moves: z.array(dutyMove).min(1).max(4) }).meta({ id: 'NewSwap' });

export const swapReply = z
  .strictObject({ answer: z.enum(['accept', 'decline', 'withdraw', 'approve']), reason: longText.optional() })
  .meta({ id: 'SwapReply' });
export type SwapReply = z.infer<typeof swapReply>;

export const swapOptionsQuery = z.strictObject({ date: localDay, duty: code });

export const swapOptions = z
  .object({
    colleagues: z.int().meta({ description: 'How many others there are' }),
    swaps: z
      .array(
        z.object({
          moves: z.array(dutyMove.extend({ start: instant, end: instant })),
          people: z.array(z.string()),
          verdict,
          says: z.array(said),
        }),
      )
      .meta({ description: 'Direct swaps, or, when there is none, rings of three and four; best first' }),
    complete: z.boolean().meta({ description: 'False when there may be more than were looked for' }),
    gives: z.array(z.object({ person: z.string(), name: z.string(), verdict, says: z.array(said) })),
  })
  .meta({ id: 'SwapOptions' });
export type SwapOptionsAnswer = z.infer<typeof swapOptions>;

const leavePolicy = z
  .object({
    daysAYear: z.number().min(0).max(366).nullable(),
    yearStarts: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'must be a month and day such as 04-01'),
    counted: z.array(z.string().trim().min(1).max(40)).max(20).readonly(),
    noticeDays: z.int().min(0).max(366),
    aheadDays: z.int().min(1).max(1000).nullable(),
    automatic: z.boolean(),
  })
  .meta({ id: 'LeavePolicy' });

export const teamPolicies = z.object({ swaps: z.enum(SWAP_POLICIES), leave: leavePolicy }).meta({ id: 'TeamPolicies' });

/** What is left out stays as it is. */
export const newTeamPolicies = teamPolicies.partial().meta({ id: 'NewTeamPolicies' });
