import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { monthRange } from '@evenflow/domain';
import { compileRota, type Problem } from '@evenflow/rules';
import { generateMonth, type BenchInstance, type BenchVariant } from '@evenflow/solver';
import { readRules, readTeamFile } from '../read-input.ts';

export const DEMO = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../demo');
const MONTH = '2026-12';

/** The house's own instances: the three demo teams for a month and a quarter, and made-up months of other sizes. */
export const INSTANCES: readonly BenchInstance[] = [
  { name: 'two-rooms', problem: () => demoMonths('two-rooms') },
  { name: 'st-cuthberts', problem: () => demoMonths('st-cuthberts') },
  { name: 'lakeshore', problem: () => demoMonths('lakeshore') },
  { name: 'two-rooms-quarter', problem: () => demoMonths('two-rooms', '2027-02') },
  { name: 'st-cuthberts-quarter', problem: () => demoMonths('st-cuthberts', '2027-02') },
  { name: 'lakeshore-quarter', problem: () => demoMonths('lakeshore', '2027-02') },
  { name: 'generated-14', problem: () => generateMonth({ people: 14, days: 31, seed: 1 }) },
  { name: 'generated-60', problem: () => generateMonth({ people: 60, days: 31, seed: 1 }) },
];

/** The whole engine, and what it is without a part. */
export const VARIANTS: readonly BenchVariant[] = [
  { name: 'all', options: {} },
  { name: 'no-months', options: { months: false } },
  { name: 'no-exact', options: { exact: false } },
  { name: 'moves', options: { months: false, exact: false } },
];

async function demoMonths(name: string, last = MONTH): Promise<Problem> {
  const team = await readTeamFile(path.join(DEMO, `${name}.xlsx`));
  const range = { from: monthRange(MONTH).from, to: monthRange(last).to };
  return compileRota(team, readRules(undefined, team), range).problem;
}
