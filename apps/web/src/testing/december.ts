import { assign, monthRange, type Assignment, type Team } from '@evenflow/domain';
import type { Rota } from '@evenflow/api-client';
import type { RuleSet } from '@evenflow/rules';
import { boardDays } from '../features/rota-board/model/board-days.ts';
import { indexFacts, type IndexedFacts, type RotaFacts } from '../features/rota-board/model/rota-facts.ts';
import example from './st-cuthberts.json';

/** Fourteen people and a whole legal December, as the example team's workbook gives it. */
export const team = example.team as unknown as Team;
export const december = example.december as readonly Assignment[];

/** Enough rules to break and to mend. */
export const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Two rules',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'rest', rule: 'rest-between-duties' },
  ],
};

export function rotaOf(assignments: readonly Assignment[] = december): Rota {
  return {
    team: team.id,
    month: '2026-12',
    from: '2026-12-01',
    to: '2026-12-31',
    assignments: [...assignments],
    locks: [],
    revision: 7,
    published: null,
    changedSincePublish: 0,
    months: ['2026-12'],
  };
}

export function factsOf(over: Partial<RotaFacts> = {}): IndexedFacts {
  const days = boardDays(team, monthRange('2026-12'), '2026-12-09');
  return indexFacts({ team, days, assignments: december, locks: new Set(), findings: [], published: null, ...over });
}

export function held(person: string, duty: string, date: string): Assignment {
  return assign(
    team,
    person,
    team.dutyTypes.find((one) => one.code === duty)!,
    date,
  );
}
