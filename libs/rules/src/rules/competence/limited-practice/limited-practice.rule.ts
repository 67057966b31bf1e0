import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, months, weekdays } from '../../../kit/params.ts';
import { sayDuties, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly only: readonly string[];
  readonly firstMonths: number;
  /** The weekdays of the limit in words; empty when it holds on all. */
  readonly on: string;
}

export const limitedPractice = defineRule({
  id: 'limited-practice',
  number: 9,
  category: 'competence',
  title: 'Limits on what somebody may hold',
  source: 'Texas and North Carolina provisional licences; ANZCA supervised cases; occupational health',
  severity: 'must-unless-signed',
  tier: 'comfort',
  people: ['@provisional'],
  params: {
    only: duties('May hold only', []),
    not: duties('May not hold', []),
    weekdays: weekdays('On', WEEKDAYS),
    firstMonths: months({ label: 'In the first', default: 0, min: 0, max: 60 }),
  },
  statement: ({ only, not, weekdays, firstMonths }) => {
    const limit =
      only.length > 0
        ? `hold only ${sayDuties(only, 'and')}`
        : not.length > 0
          ? `do not hold ${sayDuties(not)}`
          : 'may hold any duty';
    const said = `${limit}${weekdays.length === WEEKDAYS.length ? '' : ` on ${sayWeekdays(weekdays)}`}`;
    return firstMonths > 0 ? `In their first ${firstMonths} months these people ${said}.` : `These people ${said}.`;
  },
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const only = view.duties(params.only);
    const not = view.duties(params.not);
    const on = params.weekdays.length === WEEKDAYS.length ? '' : sayWeekdays(params.weekdays);
    for (const person of context.people)
      for (const day of view.plannedDays()) {
        const asked = context.inForce(day) && params.weekdays.includes(view.weekdays[day]!);
        if (!asked || !within(view.people[person]!.startDate, view.days[day]!, params.firstMonths)) continue;
        for (const slot of view.slotsOn(person, day)) {
          const barred = not.has(slot.duty.code) || (params.only.length > 0 && !only.has(slot.duty.code));
          const facts = { person, day, only: [...only], firstMonths: params.firstMonths, on };
          if (barred) yield { literals: [slot.index], max: 0, facts };
        }
      }
  },
  explain: ({ person, day, only, firstMonths, on }: Facts, { held }, view) => {
    const limit = only.length > 0 ? `may hold only ${only.join(', ')}` : 'may not hold it';
    const until = firstMonths > 0 ? ` in the first ${firstMonths} months` : '';
    const when = on === '' ? '' : ` on ${on}`;
    return `${view.name(person)} holds ${held[0]!.duty.name} on ${view.say(day)} and ${limit}${when}${until}.`;
  },
});

/** `day` lies in the first months after the start; always, when the limit has no end. */
function within(startDate: string | undefined, day: string, firstMonths: number): boolean {
  if (firstMonths === 0) return true;
  if (!startDate) return false;
  const end = new Date(`${startDate}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + firstMonths);
  return day < end.toISOString().slice(0, 10);
}
