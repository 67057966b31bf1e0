import { z } from 'zod';
import { code, cost, costByTier, localDay } from '../../common/http/wire.ts';
import { finding } from '../rotas/rota.schema.ts';
import { assignment } from '../teams/team.schema.ts';
import { openDuty } from './open-duty.schema.ts';

export const question = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('conflict') }),
    z.strictObject({ kind: z.literal('why'), person: code, date: localDay, duty: code, instead: code.optional() }),
    z.strictObject({ kind: z.literal('repair') }),
    z.strictObject({ kind: z.literal('absences') }),
    z.strictObject({ kind: z.literal('team-size') }),
  ])
  .meta({
    id: 'Question',
    description:
      '`conflict`: why the draft cannot be filled, and the ways out. `why`: what a cell would cost otherwise. ' +
      '`repair`: the fewest changes to the published month that keep the rules as things stand now. ' +
      '`absences`: for each day of the draft, whose absence alone would leave a must unmeetable. ' +
      '`team-size`: the fewest people who can keep the month, and a proof that fewer cannot',
  });
export type Question = z.infer<typeof question>;

const move = z
  .object({ date: localDay, duty: z.string(), from: z.string().optional(), to: z.string().optional() })
  .meta({ id: 'Move', description: 'A duty that changes hands; one side is missing when it is filled or falls away' });

const fact = z
  .object({
    kind: z.enum(['need', 'rule', 'employment', 'leave', 'lock', 'request', 'credential', 'skill']),
    family: z.string(),
    sentence: z.string(),
    setting: z.string().optional(),
    duty: z.string().optional(),
    people: z.array(z.string()),
    dates: z.array(localDay),
  })
  .meta({ id: 'ConflictFact' });

const conflict = z
  .object({
    facts: z.array(fact),
    from: localDay,
    to: localDay,
    sentence: z.string(),
    settled: z.array(z.string()),
    minimal: z.boolean(),
    elapsedMs: z.number(),
  })
  .meta({ id: 'Conflict', description: 'Facts that cannot all hold; without any one of them the others can' });

const change = z
  .object({
    kind: z.enum(['drop-need', 'waive', 'leave-back', 'unlock', 'locum']),
    duty: z.string().optional(),
    setting: z.string().optional(),
    person: z.string().optional(),
    dates: z.array(localDay),
  })
  .meta({ id: 'GivenUp' });

const wayOut = z
  .object({
    changes: z.array(change),
    sentence: z.string(),
    signatures: z.array(finding),
    moves: z.array(move),
    cost,
    assignments: z.array(assignment),
    least: z.boolean().meta({ description: 'Proven that giving up less would not do' }),
  })
  .meta({ id: 'WayOut', description: 'Something given up that makes the rest possible, solved again' });

const conflictAnswer = z
  .object({
    kind: z.literal('conflict'),
    conflict: conflict.nullable(),
    ways: z.array(wayOut),
    wouldNotHelp: z.array(z.string()),
    complete: z.boolean(),
    elapsedMs: z.number(),
  })
  .meta({ id: 'ConflictAnswer' });

const whyAnswer = z
  .object({
    kind: z.literal('why'),
    person: z.string(),
    date: localDay,
    duty: z.string(),
    instead: z.string().optional(),
    cost: z.number().nullable().meta({ description: 'Null where it would tell what is private of others' }),
    byTier: costByTier.shape.byTier,
    byRule: z.record(z.string(), z.number()),
    atLeast: z.number().nullable(),
    proven: z.boolean(),
    possible: z.boolean(),
    moves: z.array(move),
    breaks: z.array(finding),
    gives: z.array(finding),
    sentences: z.array(z.string()),
    assignments: z.array(assignment),
  })
  .meta({ id: 'WhyAnswer', description: 'The month solved again with the cell otherwise, less the month as it is' });

export const repairAnswer = z
  .object({
    kind: z.literal('repair'),
    assignments: z.array(assignment),
    moves: z.array(move),
    sentences: z.array(z.string()),
    people: z.array(z.string()),
    changes: z.int(),
    fewest: z.boolean(),
    cheapest: z.boolean(),
    complete: z.boolean(),
    open: z.array(openDuty),
    breaks: z.array(finding),
    cost,
    elapsedMs: z.number(),
  })
  .meta({ id: 'RepairAnswer', description: 'The published month after the fewest changes' });

const absencesAnswer = z
  .object({
    kind: z.literal('absences'),
    absences: z.array(
      z.object({
        date: localDay,
        person: z.string(),
        outcome: z.enum(['taken over', 'rebuilt', 'unmeetable', 'undecided']),
      }),
    ),
    hangsOn: z.object({ person: z.string(), days: z.int() }).nullable(),
    elapsedMs: z.number(),
  })
  .meta({
    id: 'AbsencesAnswer',
    description:
      'Everybody on duty, day by day: others take over what they hold, more has to be moved, or, proven, nothing helps',
  });

const teamSizeAnswer = z
  .object({
    kind: z.literal('team-size'),
    team: z
      .object({
        people: z.array(z.string()),
        spare: z.array(z.string()),
        atLeast: z.int(),
        proven: z.boolean(),
        skills: z.array(z.object({ competence: z.string(), have: z.int(), atLeast: z.int() })),
        assignments: z.array(assignment),
      })
      .nullable(),
    elapsedMs: z.number(),
  })
  .meta({
    id: 'TeamSizeAnswer',
    description: 'Who is enough to keep the month; null when no month was found even for everybody together',
  });

export const questionAnswer = z
  .discriminatedUnion('kind', [conflictAnswer, whyAnswer, repairAnswer, absencesAnswer, teamSizeAnswer])
  .meta({ id: 'QuestionAnswer' });
