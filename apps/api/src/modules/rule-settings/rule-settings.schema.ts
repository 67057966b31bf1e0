import { z } from 'zod';
import { localDay, longText } from '../../common/http/wire.ts';

const severity = z.enum(['must', 'must-unless-signed', 'should']);

export const ruleSetting = z
  .strictObject({
    id: z.string().min(1).max(80),
    rule: z.string().min(1).max(80),
    params: z.record(z.string(), z.unknown()).optional(),
    severity: severity.optional(),
    weight: z.int().min(1).max(100).optional(),
    scope: z.strictObject({ people: z.array(z.string().min(1).max(60)).max(400).optional() }).optional(),
    from: localDay.optional(),
    to: localDay.optional(),
    note: longText.optional(),
  })
  .meta({ id: 'RuleSetting' });

export const ruleSet = z
  .strictObject({
    format: z.literal('evenflow-rules/1'),
    name: z.string().min(1).max(200),
    settings: z.array(ruleSetting).max(500),
  })
  .meta({ id: 'RuleSet' });

const sentences = z
  .array(z.object({ setting: z.string(), sentence: z.string() }))
  .meta({ description: 'Each setting in words, in the order of `settings`' });

export const ruleSetAnswer = z.object({ ...ruleSet.shape, sentences }).meta({ id: 'RuleSetWithSentences' });

interface ParamShape {
  name: string;
  kind: string;
  label: string;
  unit?: string;
  min?: number;
  max?: number;
  choices?: string[];
  columns?: ParamShape[];
  default?: unknown;
}

const paramDescription: z.ZodType<ParamShape> = z
  .object({
    name: z.string(),
    kind: z.string(),
    label: z.string(),
    unit: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    choices: z.array(z.string()).optional(),
    get columns() {
      return z.array(paramDescription).optional();
    },
    default: z.unknown(),
  })
  .meta({ id: 'ParamDescription' });

export const catalogueRule = z
  .object({
    id: z.string(),
    number: z.int(),
    category: z.string(),
    title: z.string(),
    source: z.string(),
    severity,
    standing: z.boolean().meta({ description: 'Holds for every team without being set' }),
    params: z.array(paramDescription),
    statement: z.string(),
    forColleagues: z.boolean().meta({ description: 'Whether colleagues may read what it says of somebody' }),
  })
  .meta({ id: 'CatalogueRule' });

export const rulePack = z
  .object({ id: z.string(), name: z.string(), settings: z.array(ruleSetting) })
  .meta({ id: 'RulePack' });
