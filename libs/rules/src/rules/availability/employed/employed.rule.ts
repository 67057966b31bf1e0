import { isEmployed, sayDay, type LocalDay } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
}

/** A duty counts on the day it begins: a night that begins on the last day is theirs to its end. */
export const employed = defineRule({
  id: 'employed',
  number: 51,
  category: 'availability',
  title: 'Duties only while employed',
  source: 'Contracts: the first and the last day of employment',
  severity: 'must',
  tier: 'comfort',
  standing: true,
  params: {},
  statement: () =>
    'Nobody holds a duty that begins before their first day or after their last; both days count, and a night that begins on the last is worked to its end.',
  bounds: function* (view, _params, context): Generator<BoundDraft<Facts>> {
    for (const person of context.people)
      for (const day of view.plannedDays()) {
        if (!context.inForce(day) || isEmployed(view.people[person]!, view.days[day]!)) continue;
        for (const { index } of view.slotsOn(person, day)) yield { literals: [index], max: 0, facts: { person, day } };
      }
  },
  explain: ({ person, day }: Facts, { held }, view) => {
    const { startDate, endDate } = view.people[person]!;
    const date = view.days[day]!;
    const gone = endDate !== undefined && endDate < date;
    const when = gone ? `left on ${sayNear(endDate, date)}` : `begins on ${sayNear(startDate!, date)}`;
    return `${view.name(person)} ${when} and holds ${held[0]!.duty.name} on ${view.say(day)}.`;
  },
});

/** `Sat 12 Dec`; with its year when it is not that of the day it is told of. */
function sayNear(day: LocalDay, of: LocalDay): string {
  const year = day.slice(0, 4);
  return year === of.slice(0, 4) ? sayDay(day) : `${sayDay(day)} ${year}`;
}
