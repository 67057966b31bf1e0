import { addDays, sayDay, wallClockAt, wallClockToEpochMinutes } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, dayCount, duties, hours } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';
import { everyWindow, slotsBetween } from '../../../kit/windows.ts';
import { sayCount, sayDuties, sayNumber } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  /** First day of the run. */
  readonly day: number;
  /** Where it is counted from any moment: when it begins and ends, in minutes since 1970. */
  readonly from?: number;
  readonly to?: number;
  readonly days: number;
  readonly hours: number;
}

export const weeklyRest = defineRule({
  id: 'weekly-rest',
  number: 18,
  category: 'rest',
  title: 'A free stretch every week',
  source: 'Working Time Regulations 1998, reg. 11 (24 hours in seven days)',
  severity: 'must',
  tier: 'comfort',
  forColleagues: true,
  params: {
    hours: hours({ label: 'Free stretch of', default: 24, min: 1, max: 96 }),
    days: dayCount({ label: 'In any', default: 7, min: 2, max: 14 }),
    counts: duties('Free of', ['*']),
    counted: choice('Counted', ['from any moment', 'from midnight'], 'from any moment'),
  },
  statement: ({ hours, days, counts, counted }) =>
    `In any ${counted === 'from midnight' ? `${days} days running` : `${days * 24} hours`}, a stretch of ${sayNumber(hours)} hours free of ${sayDuties(counts)}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.counts);
    const windows = [...windowsOf(view, params, chosen)];
    for (const person of context.people) {
      const stretches = new Stretches(view, person, chosen, params.hours * 60);
      for (const { from, to, first } of windows) {
        if (!context.inForce(Math.min(first, view.days.length - 1))) continue;
        const literals = stretches.within(from, to);
        if (literals === 'always free' || literals.length === 0) continue;
        const moments = params.counted === 'from midnight' ? {} : { from, to };
        const facts = { person, day: first, ...moments, days: params.days, hours: params.hours };
        yield { literals, max: literals.length - 1, facts };
      }
    }
  },
  explain: ({ person, day, from, to, days, hours }: Facts, _broken, view) => {
    const moment = (minute: number) => {
      const at = wallClockAt(minute, view.team.timeZone);
      return `${at.clock} on ${sayDay(at.day)}`;
    };
    const span =
      from === undefined || to === undefined
        ? `${view.say(day)} to ${view.say(day + days - 1)}`
        : `${moment(from)} to ${moment(to)}`;
    return (
      `${view.name(person)} has no ${sayNumber(hours)} hours free from ${span}. ` +
      `One such stretch in any ${sayCount(days, 'day')} is needed.`
    );
  },
});

interface Window {
  /** Minutes since 1970, half-open. */
  readonly from: number;
  readonly to: number;
  /** The day it begins on. */
  readonly first: number;
}

/**
 * The runs of days to look at. From any moment, the hardest ones begin just too late for a free stretch that ends when a
 * duty starts; all others are kept when these are.
 */
function* windowsOf(
  view: RotaView,
  params: { days: number; hours: number; counted: string },
  chosen: ReadonlySet<string>,
): Generator<Window> {
  const length = params.days * 1440;
  const midnight = (day: number) => wallClockToEpochMinutes(addDays(view.days[0]!, day), 0, view.team.timeZone);
  for (const { first, last } of everyWindow(view, params.days)) {
    if (params.counted === 'from midnight') {
      yield { from: midnight(first), to: midnight(last + 1), first };
      continue;
    }
    const duties = view.team.dutyTypes.filter((duty) => chosen.has(duty.code));
    const starts = new Set(duties.map((duty) => view.span(duty, Math.min(first + 1, view.days.length - 1)).start));
    for (const start of starts) {
      const from = start - params.hours * 60 + 1;
      yield { from, to: from + length, first };
    }
  }
}

/**
 * The stretches of one person that could be the free one, each with the slots that would spoil it. A free stretch can be
 * moved back until it meets the window's start or a duty's end, so only those starts are tried. What was worked spoils
 * for good.
 */
class Stretches {
  private readonly slots: readonly Slot[];
  private readonly ends: readonly number[];
  private readonly known = new Map<number, number | 'free' | 'spoilt'>();

  constructor(
    private readonly view: RotaView,
    person: number,
    chosen: ReadonlySet<string>,
    private readonly minutes: number,
  ) {
    this.slots = slotsBetween(view, person, { first: view.firstDay - 16, last: view.days.length - 1 }, chosen);
    this.ends = [...new Set(this.slots.map((slot) => slot.end))].sort((a, b) => a - b);
  }

  /** The literals "something spoils this stretch", each once; at least one must be false. */
  within(from: number, to: number): number[] | 'always free' {
    const found = new Set<number>();
    for (const start of [from, ...this.ends.filter((end) => end > from && end <= to - this.minutes)]) {
      const spoilt = this.spoilt(start);
      if (spoilt === 'free') return 'always free';
      if (spoilt !== 'spoilt') found.add(spoilt);
    }
    return [...found];
  }

  private spoilt(start: number): number | 'free' | 'spoilt' {
    let known = this.known.get(start);
    if (known === undefined) {
      const slots = this.slots.filter((slot) => slot.start < start + this.minutes && slot.end > start);
      known = slots.some((slot) => slot.past) ? 'spoilt' : (this.view.anyOf(slots) ?? 'free');
      this.known.set(start, known);
    }
    return known;
  }
}
