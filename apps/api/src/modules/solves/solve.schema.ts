import { z } from 'zod';
import { code, cost, costByTier, localDay, month } from '../../common/http/wire.ts';
import { finding } from '../rotas/rota.schema.ts';
import { assignment } from '../teams/team.schema.ts';
import { openDuty } from './open-duty.schema.ts';
import { question, questionAnswer, repairAnswer } from './question.schema.ts';

export const supposition = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('without'), person: code }),
    z.strictObject({ kind: z.literal('need'), duty: code, more: z.int().min(-20).max(20) }),
    z.strictObject({ kind: z.literal('rule-off'), setting: z.string().max(120) }),
    z.strictObject({
      kind: z.literal('rule-with'),
      setting: z.string().max(120),
      params: z.record(z.string(), z.unknown()),
    }),
  ])
  .meta({ id: 'Supposition', description: 'Something supposed to be otherwise for one solve; nothing is changed' });

export const startSolveBody = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
    seconds: z.number().min(1, 'must be at least 1').max(600, 'must be at most 600').optional(),
    keep: z.enum(['locks', 'filled']),
    selection: z
      .strictObject({ people: z.array(code).min(1, 'must name somebody').max(500), from: localDay, to: localDay })
      .optional()
      .meta({ description: 'Only these cells are filled; everything else stays as it is' }),
    suppose: z.array(supposition).max(30).optional(),
  })
  .meta({ id: 'StartSolve', description: '`locks` keeps locked cells, `filled` keeps everything already assigned' });

export const solveProgress = z
  .object({
    elapsedMs: z.number(),
    iterations: z.number(),
    cost: costByTier,
    bound: z.number().nullable(),
    open: z.int(),
    mustBroken: z.int(),
    assignments: z.array(assignment).optional(),
  })
  .meta({ id: 'SolveProgress' });

export const questionSteps = z
  .object({ elapsedMs: z.number(), done: z.int(), of: z.int() })
  .meta({ id: 'QuestionSteps', description: 'How many parts of a question have been looked at' });

export const solveResult = z
  .object({
    assignments: z.array(assignment),
    open: z.array(openDuty),
    findings: z.array(finding),
    cost,
    bound: z.number().nullable(),
    gap: z.number().nullable(),
    proven: z.boolean(),
    seed: z.int(),
    iterations: z.number(),
    elapsedMs: z.number(),
    firstCompleteMs: z.number().nullable(),
  })
  .meta({ id: 'SolveResult' });

export const solve = z
  .object({
    id: z.uuid(),
    team: z.string(),
    month,
    status: z.enum(['queued', 'running', 'done', 'stopped', 'failed']),
    progress: solveProgress.nullable(),
    steps: questionSteps.nullable().meta({ description: 'How far a question of many parts is' }),
    first: repairAnswer
      .nullable()
      .meta({ description: 'A repair that mends the month, while it is still being proven' }),
    result: solveResult.nullable(),
    suppose: z.array(supposition),
    question: question.nullable().meta({ description: 'What was asked; null where the month is filled' }),
    answer: questionAnswer.nullable(),
    problem: z.string().optional(),
  })
  .meta({ id: 'Solve' });
export type SolveAnswer = z.infer<typeof solve>;
