import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, weekdays } from '../../../kit/params.ts';
import { sayCount, sayDuties, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly nights: number;
}

export const callSpacing = defineRule({
  id: 'call-spacing',
  number: 28,
  category: 'call',
  title: 'Nights between calls',
  source: 'Field practice: free nights between calls',
  severity: 'should',
  tier: 'comfort',
  forColleagues: true,
  params: {
    duties: duties('Duties', ['@first-call']),
    nights: count({ label: 'Free nights between', default: 1, min: 1, max: 14 }),
    runs: weekdays('May run on into the next day from', []),
    weekdays: weekdays('First night on', WEEKDAYS),
  },
  statement: ({ duties, nights, runs, weekdays }) =>
    `At least ${sayCount(nights, 'free night')} between two nights of ${sayDuties(duties)}` +
    `${weekdays.length === 7 ? '' : `, the first of them on ${sayWeekdays(weekdays)}`}` +
    `${runs.length === 0 ? '' : `, save that ${sayWeekdays(runs)} may run on into the next day`}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const person of context.people) {
      for (let day = Math.max(0, view.firstDay - params.nights); day <= view.lastDay; day++) {
        if (!context.inForce(day) || !params.weekdays.includes(view.weekdays[day]!)) continue;
        const first = view.anyOf(view.held(person, day, chosen));
        if (first === null) continue;
        let running = true;
        for (let later = day + 1; later <= day + params.nights; later++) {
          running = running && params.runs.includes(view.weekdays[later - 1] ?? 'Mon');
          const next = view.anyOf(view.held(person, later, chosen));
          if (!running && next !== null)
            yield { literals: [first, next], max: 1, facts: { person, day, nights: params.nights } };
        }
      }
    }
  },
  explain: ({ person, day, nights }: Facts, { held }, view) => {
    const first = held.find((slot) => slot.day === day)!;
    const next = held.find((slot) => slot.day > day)!;
    return (
      `${view.name(person)} holds ${first.duty.name} on ${view.say(day)} and ${next.duty.name} on ${view.say(next.day)}. ` +
      `At least ${sayCount(nights, 'free night')} between them ${nights === 1 ? 'is' : 'are'} needed.`
    );
  },
});
