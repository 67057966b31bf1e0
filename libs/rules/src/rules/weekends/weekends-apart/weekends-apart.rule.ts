import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, weekdays } from '../../../kit/params.ts';
import { everyWeekBlockRun, mostWith, slotsBetween } from '../../../kit/windows.ts';
import { sayDuties, sayList, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  /** First days of the weekends. */
  readonly weekends: readonly number[];
  readonly max: number;
}

export const weekendsApart = defineRule({
  id: 'weekends-apart',
  number: 30,
  category: 'weekends',
  title: 'Weekends apart',
  source: 'Collective agreements with weekends off in rotation (HSAA); field practice',
  severity: 'must-unless-signed',
  tier: 'comfort',
  forColleagues: true,
  params: {
    duties: duties('Duties', ['@call', '@resident']),
    days: weekdays('A weekend is', ['Sat', 'Sun']),
    max: count({ label: 'At most', default: 1, min: 0, max: 12 }),
    of: count({ label: 'Of weekends running', default: 2, min: 1, max: 12 }),
  },
  statement: ({ duties, days, max, of }) =>
    `At most ${max} of any ${of} weekends running (${sayWeekdays(days)}) with ${sayDuties(duties)}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const blocks of everyWeekBlockRun(view, params.days, params.of)) {
      if (!context.inForce(Math.max(0, Math.min(blocks.at(-1)!.last, view.days.length - 1)))) continue;
      for (const person of context.people) {
        const literals = blocks
          .map((block) => view.anyOf(slotsBetween(view, person, block, chosen)))
          .filter((literal) => literal !== null);
        if (literals.length <= params.max) continue;
        yield {
          literals,
          max: mostWith(view, literals, params.max),
          facts: { person, weekends: blocks.map((b) => b.first), max: params.max },
        };
      }
    }
  },
  explain: ({ person, weekends, max }: Facts, { held }, view) => {
    const worked = weekends.flatMap((first) => {
      const slot = held.find((s) => s.day >= first && s.day < first + 7);
      return slot ? [`${slot.duty.name} at the weekend of ${view.say(slot.day)}`] : [];
    });
    return (
      `${view.name(person)} holds ${sayList(worked)}. ` +
      `At most ${max} of ${weekends.length} weekends running is allowed.`
    );
  },
});
