import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, hours } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';
import { everyFullWindow } from '../../../kit/windows.ts';
import { sayCount, sayDuties, sayNumber } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  /** Of the last night; of the first where too many run on. */
  readonly day: number;
  readonly max?: number;
  readonly restHours: number;
}

interface Search {
  readonly nights: ReadonlySet<string>;
  readonly restHours: number;
  readonly restFrom: number;
}

export const consecutiveNights = defineRule({
  id: 'consecutive-nights',
  number: 20,
  category: 'rest',
  title: 'Nights running, and rest after them',
  source: 'Field practice: three nights, then 48 hours clear',
  severity: 'must-unless-signed',
  tier: 'comfort',
  forColleagues: true,
  params: {
    duties: duties('Nights', ['@resident']),
    max: count({ label: 'Nights running at most', default: 3, min: 1, max: 14 }),
    restHours: hours({ label: 'Rest after them', default: 48, min: 0, max: 96 }),
    restFrom: count({ label: 'After a run of at least', default: 3, min: 1, max: 14 }),
  },
  statement: ({ duties, max, restHours, restFrom }) =>
    `At most ${sayCount(max, 'night')} of ${sayDuties(duties)} running; after ${restFrom} or more, ` +
    `${sayNumber(restHours)} hours free of every duty.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const search = { ...params, nights: view.duties(params.duties) };
    for (const person of context.people) {
      for (const { first, last } of everyFullWindow(view, params.max + 1)) {
        if (!context.inForce(Math.min(last, view.days.length - 1))) continue;
        const nights = nightsOf(view, person, { first, last }, search.nights);
        if (nights.length > params.max)
          yield { literals: nights, max: params.max, facts: { person, day: first, max: params.max, restHours: 0 } };
      }
      for (let day = Math.max(0, view.firstDay - 6); day <= view.lastDay; day++)
        if (context.inForce(day)) yield* restAfter(view, person, day, search);
    }
  },
  explain: ({ person, day, max, restHours }: Facts, { held }, view) => {
    const who = view.name(person);
    if (max !== undefined) {
      const [first, last] = [held[0]!, held.at(-1)!];
      return (
        `${who} holds ${max + 1} nights running from ${view.say(first.day)} to ${view.say(last.day)}. ` +
        `At most ${sayCount(max, 'night')} running ${max === 1 ? 'is' : 'are'} allowed.`
      );
    }
    const night = held.find((slot) => slot.day === day)!;
    const next = held.find((slot) => slot !== night && slot.start >= night.end)!;
    const free = (next.start - night.end) / 60;
    return (
      `${who} holds ${night.duty.name} until ${view.sayMoment(night.end, night.duty)} and would start ${next.duty.name} at ` +
      `${view.sayMoment(next.start, next.duty)}. That leaves ${sayNumber(free)} hours after nights; ${sayNumber(restHours)} are needed.`
    );
  },
});

function nightsOf(
  view: RotaView,
  person: number,
  { first, last }: { first: number; last: number },
  nights: ReadonlySet<string>,
): number[] {
  const literals: number[] = [];
  for (let day = first; day <= last; day++) {
    const night = view.anyOf(view.held(person, day, nights));
    if (night !== null) literals.push(night);
  }
  return literals;
}

/** After the nights up to `day`, nothing starts too soon but the next night of the same run. */
function* restAfter(view: RotaView, person: number, day: number, search: Search): Generator<BoundDraft<Facts>> {
  const { nights, restHours, restFrom } = search;
  const before = nightsOf(view, person, { first: day - restFrom + 1, last: day - 1 }, nights);
  if (before.length < restFrom - 1) return;
  const facts = { person, day, restHours };
  const tonight = byEnd(view.held(person, day, nights));
  if (tonight.length === 0) return;
  const ahead = later(view, person, day);
  for (const last of tonight) {
    const end = last[0]!.end;
    const soon = ahead.filter((slot) => slot.start >= end && slot.start < end + restHours * 60);
    const run = [...before, view.anyOf(last)!];
    const other = view.anyOf(soon.filter((slot) => !nights.has(slot.duty.code)));
    if (other !== null) yield { literals: [...run, other], max: restFrom, facts };
    const following = view.anyOf(view.held(person, day + 1, nights));
    for (let next = day + 2; next <= day + 5; next++) {
      const again = view.anyOf(soon.filter((slot) => slot.day === next && nights.has(slot.duty.code)));
      if (again === null) continue;
      if (following === null) yield { literals: [...run, again], max: restFrom, facts };
      else
        yield {
          literals: [...run, again, following],
          weights: [...run.map(() => 1), 1, -1],
          max: restFrom,
          facts,
        };
    }
  }
}

function later(view: RotaView, person: number, day: number): Slot[] {
  return [0, 1, 2, 3, 4, 5].flatMap((ahead) => view.slotsOn(person, day + ahead));
}

function byEnd(slots: readonly Slot[]): Slot[][] {
  return [...new Set(slots.map((slot) => slot.end))].map((end) => slots.filter((slot) => slot.end === end));
}
