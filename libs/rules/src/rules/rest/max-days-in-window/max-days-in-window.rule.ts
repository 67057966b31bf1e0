import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { dayCount, duties } from '../../../kit/params.ts';
import { everyFullWindow, mostWith } from '../../../kit/windows.ts';
import { sayCount, sayDuties } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly first: number;
  readonly window: number;
  readonly max: number;
}

export const maxDaysInWindow = defineRule({
  id: 'max-days-in-window',
  number: 19,
  category: 'rest',
  title: 'Days at work running',
  source: 'Field practice: five days at work in seven',
  severity: 'must-unless-signed',
  tier: 'comfort',
  forColleagues: true,
  params: {
    max: dayCount({ label: 'At most', default: 5, min: 0, max: 31 }),
    window: dayCount({ label: 'In any', default: 7, min: 1, max: 31 }),
    duties: duties('Days with', ['@work']),
  },
  statement: ({ max, window, duties }) => `At most ${sayCount(max, 'day')} with ${sayDuties(duties)} in any ${window}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const { first, last } of everyFullWindow(view, params.window)) {
      if (!context.inForce(Math.min(last, view.days.length - 1))) continue;
      for (const person of context.people) {
        const literals: number[] = [];
        for (let day = first; day <= last; day++) {
          const any = view.anyOf(view.held(person, day, chosen));
          if (any !== null) literals.push(any);
        }
        if (literals.length <= params.max) continue;
        yield {
          literals,
          max: mostWith(view, literals, params.max),
          facts: { person, first, window: params.window, max: params.max },
        };
      }
    }
  },
  explain: ({ person, first, window, max }: Facts, { sum }, view) =>
    `${view.name(person)} is at work on ${sayCount(sum, 'day')} from ${view.say(first)} to ` +
    `${view.say(first + window - 1)}. At most ${max} in any ${window} days ${max === 1 ? 'is' : 'are'} allowed.`,
});
