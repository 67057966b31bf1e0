import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { dayCount, duties, weekdays } from '../../../kit/params.ts';
import { sayCount, sayDuties, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly days: number;
}

export const afterDutyOff = defineRule({
  id: 'after-duty-off',
  number: 15,
  category: 'rest',
  title: 'Free after a night',
  source: 'Post-call practice; The Joint Commission, Sentinel Event Alert 48',
  severity: 'must-unless-signed',
  tier: 'comfort',
  forColleagues: true,
  params: {
    after: duties('After', ['@first-call', '@resident']),
    weekdays: weekdays('Held on', WEEKDAYS),
    off: duties('Free of', ['@duty']),
    days: dayCount({ label: 'For', default: 1, min: 1, max: 7 }),
  },
  statement: ({ after, weekdays, off, days }) =>
    `After ${sayDuties(after)}${weekdays.length === 7 ? '' : ` on ${sayWeekdays(weekdays)}`}, the next ` +
    `${days === 1 ? 'day is' : `${days} days are`} free of ${sayDuties(off)}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const after = view.duties(params.after);
    const off = view.duties(params.off);
    for (const person of context.people) {
      for (let day = Math.max(0, view.firstDay - params.days); day <= view.lastDay; day++) {
        if (!context.inForce(day) || !params.weekdays.includes(view.weekdays[day]!)) continue;
        const first = view.anyOf(view.held(person, day, after));
        if (first === null) continue;
        for (let later = day + 1; later <= day + params.days; later++) {
          const next = view.anyOf(view.held(person, later, off));
          if (next !== null) yield { literals: [first, next], max: 1, facts: { person, day, days: params.days } };
        }
      }
    }
  },
  explain: ({ person, day, days }: Facts, { held }, view) => {
    const first = held.find((slot) => slot.day === day)!;
    const next = held.find((slot) => slot.day > day)!;
    const span = days === 1 ? 'The day' : `The ${sayCount(days, 'day')}`;
    return (
      `${view.name(person)} holds ${first.duty.name} on ${view.say(day)} and ${next.duty.name} on ${view.say(next.day)}. ` +
      `${span} after ${first.duty.name} ${days === 1 ? 'is' : 'are'} free of ${next.duty.name}.`
    );
  },
});
