import { daysBetween, dutySpan, sayDay, timesOn, type LocalDay } from '@evenflow/domain';
import { placeOf } from './duty-place.ts';
import type { IndexedFacts } from './rota-facts.ts';

/** A duty of a day with nobody, or too few, to hold it. */
export interface OpenDuty {
  readonly duty: string;
  readonly date: LocalDay;
  readonly missing: number;
}

/** Open duties that belong together: the same call on neighbouring days of a weekend. */
export interface OpenGroup {
  readonly key: string;
  readonly duty: string;
  readonly dates: readonly LocalDay[];
  readonly missing: number;
  /** `Sat 12 + Sun 13 Dec, 24 h each`. */
  readonly title: string;
}

/** Every open duty, by day and then by the team's order of duties. Supernumerary people do not fill a duty. */
export function openDuties(facts: IndexedFacts): OpenDuty[] {
  const { need } = facts;
  return facts.days.flatMap(({ date }) =>
    facts.team.dutyTypes.flatMap((duty) => {
      const missing = need(duty.code, date) - filled(facts, duty.code, date);
      return missing > 0 ? [{ duty: duty.code, date, missing }] : [];
    }),
  );
}

export function filled(facts: IndexedFacts, duty: string, date: LocalDay): number {
  return (facts.holders.get(`${duty}|${date}`) ?? []).filter((a) => !a.supernumerary).length;
}

/** The tray's cards: neighbouring bands of one duty are one card. */
export function openGroups(facts: IndexedFacts, open: readonly OpenDuty[]): OpenGroup[] {
  const groups: { duty: string; dates: LocalDay[]; missing: number }[] = [];
  for (const one of open) {
    const duty = facts.duties.get(one.duty)!;
    const band = placeOf(facts.team, duty, one.date) === 'band';
    const before = groups.findLast((group) => group.duty === one.duty);
    const joins =
      band &&
      before &&
      daysBetween(before.dates.at(-1)!, one.date) === 1 &&
      placeOf(facts.team, duty, before.dates.at(-1)!) === 'band';
    if (joins) {
      before.dates.push(one.date);
      before.missing += one.missing;
    } else {
      groups.push({ duty: one.duty, dates: [one.date], missing: one.missing });
    }
  }
  return groups.map((group) => ({ ...group, key: `${group.duty}|${group.dates[0]}`, title: titleOf(facts, group) }));
}

function titleOf(facts: IndexedFacts, { duty: code, dates }: { duty: string; dates: readonly LocalDay[] }): string {
  const duty = facts.duties.get(code)!;
  const short = (date: LocalDay) => sayDay(date).split(' ').slice(0, 2).join(' ');
  const days = dates.map(short).join(' + ');
  const span = dutySpan(facts.team, duty, dates[0]!);
  const hours = Math.round((span.end - span.start) / 6) / 10;
  if (hours >= 24) return dates.length > 1 ? `${days}, ${hours} h each` : `${days}, ${hours} h`;
  const times = timesOn(facts.team, duty, dates[0]!);
  return `${days}, ${times.start}–${times.end}`;
}
