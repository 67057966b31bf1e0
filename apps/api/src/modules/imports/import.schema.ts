import { z } from 'zod';
import { month } from '../../common/http/wire.ts';

export const importedCell = z.object({
  cell: z.string(),
  text: z.string(),
  status: z.enum(['as-written', 'by-evidence', 'asks', 'left-out']),
  what: z.string(),
  why: z.string().optional(),
});

export const importQuery = z.strictObject({
  team: z.string().max(80).optional().meta({ description: 'Into this team; otherwise the one the workbook names' }),
  fresh: z.literal('yes').optional().meta({ description: 'Makes a new team, whatever the workbook names' }),
});

export const importPreview = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    status: z.enum(['preview', 'confirmed', 'undone']),
    team: z.string().nullable(),
    into: z
      .object({ name: z.string(), known: z.boolean() })
      .nullable()
      .meta({ description: 'The team it goes into, and whether it exists; null while that is not settled' }),
    month: month.nullable().meta({ description: 'The last month of which the workbook has a rota' }),
    sheets: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        understood: z.int(),
        counts: z.record(z.string(), z.int()).meta({ description: 'Cells by status; `cells` may show fewer' }),
        cells: z.array(importedCell),
      }),
    ),
    questions: z.array(
      z.object({
        id: z.string(),
        sheet: z.string(),
        cell: z.string(),
        text: z.string(),
        evidence: z.array(z.string()),
        answers: z.array(z.object({ id: z.string(), label: z.string() })),
        answer: z.string().nullable(),
      }),
    ),
    problems: z.array(z.object({ sheet: z.string(), cell: z.string(), sentence: z.string() })),
    summary: z.object({
      people: z.int(),
      duties: z.int(),
      leave: z.int(),
      requests: z.int(),
      assignments: z.int(),
      changes: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
    }),
  })
  .meta({ id: 'Import' });
export type ImportPreview = z.infer<typeof importPreview>;

export const answerImportBody = z
  .strictObject({ answers: z.record(z.string().max(200), z.string().max(200)) })
  .meta({ id: 'AnswerImport' });

export const confirmedImport = z.object({ team: z.string() }).meta({ id: 'ConfirmedImport' });
