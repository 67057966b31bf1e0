import type { Assignment } from '../rota/assignment.ts';
import type { PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import { instantToEpochMinutes } from '../time/zone.ts';
import { missedRest, type CallOut } from './call-out.ts';

export interface WorkedHours {
  readonly person: PersonCode;
  /** Minutes of published duties that count as working time, by the weight of each duty. */
  readonly rostered: number;
  /** Minutes called in, that are not working time of a duty already. */
  readonly calledIn: number;
  readonly callOuts: number;
  readonly total: number;
  /** Rest missed after call-outs, in minutes. */
  readonly restOwed: number;
}

export interface WorkFacts {
  readonly published: readonly Assignment[];
  readonly callOuts: readonly CallOut[];
  readonly restMinutes: number;
  /** Half-open, minutes since 1970-01-01T00:00Z. What lies across an end counts for the part inside. */
  readonly from: number;
  readonly to: number;
}

/** What everybody worked between two moments: the plan and the call-outs together. */
export function workedHours(team: Team, facts: WorkFacts): WorkedHours[] {
  const weight = new Map(team.dutyTypes.map((duty) => [duty.code, duty.workingTimeWeight]));
  const inside = (start: number, end: number) => Math.max(0, Math.min(end, facts.to) - Math.max(start, facts.from));
  return team.people.map(({ code: person }) => {
    const held = facts.published.filter((each) => each.person === person);
    const called = facts.callOuts.filter((each) => each.person === person && each.end !== null);
    const rostered = sum(
      held.map(
        ({ duty, start, end }) =>
          inside(instantToEpochMinutes(start), instantToEpochMinutes(end)) * (weight.get(duty) ?? 0),
      ),
    );
    const calledIn = sum(
      called.map(({ duty, start, end }) => inside(start, end!) * (1 - Math.min(1, weight.get(duty) ?? 0))),
    );
    const begun = called.filter(({ start }) => start >= facts.from && start < facts.to);
    return {
      ...{ person, rostered, calledIn, total: rostered + calledIn, callOuts: begun.length },
      restOwed: sum(begun.map((each) => missedRest(facts.published, each, facts.restMinutes))),
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
