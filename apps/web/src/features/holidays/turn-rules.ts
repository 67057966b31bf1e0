import type { Rota } from '@evenflow/api-client';
import type { HolidayTurn, Team, TurnRules } from '@evenflow/domain';
import { compileRota, LiveCheck, type RuleSet } from '@evenflow/rules';
import type { PlannedTurn } from './holiday-year.ts';

interface Drafts {
  readonly team: Team;
  readonly rules: RuleSet;
  readonly rotas: readonly Rota[];
}

/** The team's rules over the months of a year, with what is chosen but not written yet; a month is compiled when asked of. */
export function turnRules(drafts: Drafts, turns: readonly PlannedTurn[], chosen: ChosenTurns): TurnRules {
  const checks = new Map<string, LiveCheck | null>();
  const checkOf = ({ date }: HolidayTurn) => {
    const month = date.slice(0, 7);
    if (!checks.has(month)) checks.set(month, checkFor(month, drafts, turns, chosen));
    return checks.get(month)!;
  };
  const freeSlot = (turn: HolidayTurn, person: string) => {
    const check = checkOf(turn);
    const slot = check?.compiled.view.slot(person, turn.date, turn.duty);
    return check && slot && !slot.past && !check.holds(slot.index) ? { check, slot: slot.index } : null;
  };
  return {
    cost: (turn, person) => {
      const free = freeSlot(turn, person);
      if (!free) return Infinity;
      return free.check.effectOf([free.slot]).adds.filter(({ severity }) => severity === 'must').length;
    },
    take: (turn, person) => {
      const free = freeSlot(turn, person);
      free?.check.toggle(free.slot);
    },
  };
}

/** Choices by turn; null takes the turn away from who has it. */
export type ChosenTurns = ReadonlyMap<string, string | null>;

function checkFor(
  month: string,
  { team, rules, rotas }: Drafts,
  turns: readonly PlannedTurn[],
  chosen: ChosenTurns,
): LiveCheck | null {
  const rota = rotas.find((each) => each.month === month);
  if (!rota) return null;
  const check = new LiveCheck(compileRota(team, rules, rota), rota.assignments);
  const flip = (person: string | null, { date, duty }: HolidayTurn, to: boolean) => {
    const slot = person === null ? undefined : check.compiled.view.slot(person, date, duty);
    if (slot && !slot.past && check.holds(slot.index) !== to) check.toggle(slot.index);
  };
  for (const { turn, key, held } of turns) {
    if (!turn.date.startsWith(month) || !chosen.has(key)) continue;
    flip(held, turn, false);
    flip(chosen.get(key)!, turn, true);
  }
  return check;
}
