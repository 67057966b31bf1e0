import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monthRange, type Leave, type Team } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import type { Situation } from '../explain/situation.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')) as T;

/** The five of the two-room demo in December 2026 under their own rules; with more leave where a spec plants it. */
export function twoRooms(...leave: Omit<Leave, 'type' | 'status'>[]): Situation {
  const team = read<Team>('two-rooms.team.json');
  const planted = leave.map((each) => ({ ...each, type: 'PTO', status: 'approved' as const }));
  return {
    team: { ...team, leave: [...team.leave, ...planted] },
    ruleSet: read<RuleSet>('../../../../demo/two-rooms.rules.json'),
    range: monthRange('2026-12'),
  };
}
