import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, count, day, dayCount, duties, flag } from '../../../kit/params.ts';
import { employedIn, periodsOf, weekdaysIn, type Period } from '../../../kit/periods.ts';
import type { RotaView } from '../../../kit/view.ts';
import { mostWith, slotsBetween } from '../../../kit/windows.ts';
import { nameDuties, sayCount, sayDuties } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly from: number;
  readonly to: number;
  readonly duties: string;
  readonly max: number;
}

export const dutiesInPeriod = defineRule({
  id: 'duties-in-period',
  number: 27,
  category: 'call',
  title: 'How often in a period',
  source: 'Collective agreements that cap call (HSAA, HSAS); field practice',
  severity: 'must-unless-signed',
  tier: 'comfort',
  // A most that follows somebody’s contract or leave would tell of both.
  forColleagues: ({ perFte, lessLeave }) => !perFte && !lessLeave,
  params: {
    duties: duties('Duties', ['@call']),
    min: count({ label: 'At least', default: 0, min: 0, max: 62 }),
    max: count({ label: 'At most', default: 7, min: 0, max: 62 }),
    period: choice('In', ['days', 'blocks', 'weeks', 'month'], 'days'),
    days: dayCount({ label: 'Days running, or in a block', default: 28, min: 1, max: 62 }),
    anchor: day('First day of a block'),
    perFte: flag('In proportion to clinical time', false),
    lessLeave: flag('Less in proportion to leave', false),
  },
  statement: ({ duties, min, max, period, days, perFte, lessLeave }) => {
    const span = {
      days: `any ${days} days`,
      blocks: `each block of ${days} days`,
      weeks: 'each week',
      month: 'the month',
    }[period];
    const count = min === 0 ? `at most ${max}` : min === max ? `exactly ${max}` : `from ${min} to ${max}`;
    const share = [...(perFte ? ['in proportion to clinical time'] : []), ...(lessLeave ? ['less leave'] : [])];
    return `In ${span}, ${count} of ${sayDuties(duties)}${share.map((words) => `, ${words}`).join('')}.`;
  },
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    const named = nameDuties(view, params.duties);
    for (const period of periodsOf(view, { ...params, kind: params.period })) {
      if (!context.inForce(Math.max(0, Math.min(period.to, view.lastDay)))) continue;
      for (const person of context.people) {
        const slots = slotsBetween(view, person, { first: period.from, last: period.to }, chosen);
        const { min, max } = limits(view, person, period, params);
        const least = period.whole && min > 0 ? { min } : {};
        const facts = { person, from: period.from, to: period.to, duties: named, max };
        const literals = slots.map((slot) => slot.index);
        if (slots.length > max || 'min' in least)
          yield { literals, ...least, max: mostWith(view, literals, max), facts };
      }
    }
  },
  explain: ({ person, from, to, duties, max }: Facts, { sum, min }, view) => {
    const tooMany = sum > max;
    const need = tooMany
      ? `at most ${max} ${max === 1 ? 'is' : 'are'} allowed`
      : `at least ${min} ${min === 1 ? 'is' : 'are'} needed`;
    return `${view.name(person)} holds ${duties} ${sayCount(sum, 'time')} from ${view.say(from)} to ${view.say(to)}; ${need}.`;
  },
});

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly perFte: boolean;
  readonly lessLeave: boolean;
}

/**
 * A share of a whole number: the most is rounded down, the least up, so that nobody's share grows by rounding. Who comes or
 * goes within the period owes their part of it, rounded in their favour; a mere limit holds for them as it is.
 */
function limits(view: RotaView, person: number, period: Period, params: Limits): { min: number; max: number } {
  const days = weekdaysIn(view, person, period);
  const present = params.lessLeave && days.all > 0 ? (days.all - days.leave) / days.all : 1;
  const share = present * (params.perFte ? view.people[person]!.clinicalFte : 1);
  const part = employedIn(view, person, period) / (period.to - period.from + 1);
  const isQuota = params.min > 0 || params.lessLeave;
  // Fractions such as 15 × 0.6 must not fall below the whole number they are.
  if (part < 1 && isQuota)
    return { min: Math.floor(params.min * share * part + 1e-9), max: Math.ceil(params.max * share * part - 1e-9) };
  const max = Math.floor(params.max * share + 1e-9);
  return { min: Math.min(max, Math.ceil(params.min * share - 1e-9)), max };
}
