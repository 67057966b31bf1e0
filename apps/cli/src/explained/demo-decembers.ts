import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { monthRange, type Assignment } from '@evenflow/domain';
import { importWorkbook } from '@evenflow/exchange';
import { validateRuleSet } from '@evenflow/rules';
import type { CellQuestion, Situation } from '@evenflow/solver';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');

export const TEAMS = ['two-rooms', 'st-cuthberts', 'lakeshore'] as const;
export type TeamName = (typeof TEAMS)[number];

/** A demo team's December as its workbook asks for it, and one legal rota of it. */
export interface December {
  readonly situation: Situation;
  readonly rota: readonly Assignment[];
}

export async function loadDecember(name: TeamName): Promise<December> {
  const workbook = readFileSync(path.join(root, `demo/${name}.xlsx`));
  const { team } = await importWorkbook(workbook, { fileName: `${name}.xlsx` });
  const rules = validateRuleSet(JSON.parse(readFileSync(path.join(root, `demo/${name}.rules.json`), 'utf8')));
  if (!team || 'problems' in rules) throw new Error(`The demo team ${name} cannot be read.`);
  const file = readFileSync(path.join(root, `apps/cli/src/fixtures/${name}.december.json`), 'utf8');
  const { assignments } = JSON.parse(file) as { assignments: Assignment[] };
  return { situation: { team, ruleSet: rules.ruleSet, range: monthRange('2026-12') }, rota: assignments };
}

/** Whole numbers below `n`, the same for the same seed. */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

export function december(day: number): string {
  return `2026-12-${String(day).padStart(2, '0')}`;
}

/** The i-th cell asked about: every other one is held by the person it names. */
export function drawnCell({ situation, rota }: December, i: number, roll: (n: number) => number): CellQuestion {
  const { people } = situation.team;
  const { person, date, duty } = rota[roll(rota.length)]!;
  if (i % 2 === 0) return { person, date, duty };
  return { person: people[roll(people.length)]!.code, date: december(1 + roll(31)), duty };
}
