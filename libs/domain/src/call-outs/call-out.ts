import { presenceOf } from '../rota/overlap.ts';
import type { Assignment } from '../rota/assignment.ts';
import type { DutyCode } from '../team/duty-type.ts';
import type { PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import type { LocalDay } from '../time/local-day.ts';
import { instantToEpochMinutes } from '../time/zone.ts';

/** Somebody on call from home was called in. Times in minutes since 1970-01-01T00:00Z; travel both ways is inside. */
export interface CallOut {
  readonly person: PersonCode;
  /** The duty they were on call for, and the day it belongs to. */
  readonly duty: DutyCode;
  readonly date: LocalDay;
  readonly start: number;
  /** Null until they are home. */
  readonly end: number | null;
}

/** Work with shorter breaks than this between its parts is one spell. */
const SPELL_BREAK = 60;
/** After 12 hours on end somebody looks; after 16 the back-up takes over. */
export const LONG_SPELL = 12 * 60;
export const TOO_LONG_SPELL = 16 * 60;

export interface Rest {
  readonly from: number;
  readonly until: number;
}

/** The rest that a call-out is followed by, counted from being home. */
export function restAfter(end: number, restMinutes: number): Rest {
  return { from: end, until: end + restMinutes };
}

/** Published duties of the person that begin inside the rest, or began while they were still called in. */
export function dutiesInRest(published: readonly Assignment[], callOut: CallOut, rest: Rest): Assignment[] {
  return published
    .filter(({ person, date, duty }) => person === callOut.person && !(date === callOut.date && duty === callOut.duty))
    .filter(({ start }) => {
      const at = instantToEpochMinutes(start);
      return at >= callOut.start && at < rest.until;
    })
    .toSorted((a, b) => instantToEpochMinutes(a.start) - instantToEpochMinutes(b.start));
}

/**
 * Rest that is still owed because a duty began before the rest was over: as long as what was missed, to be given within
 * seven days. Nothing when the next duty leaves the whole rest.
 */
export function missedRest(published: readonly Assignment[], callOut: CallOut, restMinutes: number): number {
  if (callOut.end === null) return 0;
  const rest = restAfter(callOut.end, restMinutes);
  const [next] = dutiesInRest(published, callOut, rest);
  return next ? rest.until - Math.max(rest.from, instantToEpochMinutes(next.start)) : 0;
}

/** How long somebody has been working on end at a moment, with duties in house and call-outs as one spell. */
export function spellUntil(
  team: Pick<Team, 'dutyTypes'>,
  work: { readonly published: readonly Assignment[]; readonly callOuts: readonly CallOut[] },
  { person, at }: { readonly person: PersonCode; readonly at: number },
): number {
  const inHouse = new Set(team.dutyTypes.filter((duty) => presenceOf(duty) === 'present').map(({ code }) => code));
  const spans = [
    ...work.published
      .filter((held) => held.person === person && inHouse.has(held.duty))
      .map(({ start, end }) => ({ start: instantToEpochMinutes(start), end: instantToEpochMinutes(end) })),
    ...work.callOuts.filter((each) => each.person === person).map(({ start, end }) => ({ start, end: end ?? at })),
  ]
    .filter(({ start }) => start < at)
    .map(({ start, end }) => ({ start, end: Math.min(end, at) }))
    .sort((a, b) => b.end - a.end);
  let from = at;
  for (const span of spans) {
    if (from - span.end > SPELL_BREAK) break;
    from = Math.min(from, span.start);
  }
  return at - from;
}
