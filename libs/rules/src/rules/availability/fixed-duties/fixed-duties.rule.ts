import { isEmployed, WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, people, table, text } from '../../../kit/params.ts';
import { selectPeople } from '../../../kit/selectors.ts';
import { bindingLeave } from '../leave-cap/binding-leave.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly duty: string;
}

export const fixedDuties = defineRule({
  id: 'fixed-duties',
  number: 39,
  category: 'availability',
  title: 'Fixed duties of a week',
  source: 'University days; agreed admin days',
  severity: 'should',
  tier: 'comfort',
  params: {
    rows: table('Besides those of each person', {
      people: people('People', []),
      weekday: choice('On', WEEKDAYS, 'Wed'),
      duty: text('Duty'),
    }),
  },
  statement: ({ rows }) =>
    `Everybody holds their fixed duties of the week${rows.length > 0 ? `; also ${rows.map((r) => `${r.people.join(', ')} ${r.duty} on ${r.weekday}`).join('; ')}` : ''}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    for (const person of context.people) {
      const somebody = view.people[person]!;
      const { code, fixedDuties } = somebody;
      const listed = params.rows.filter((row) => selectPeople(row.people, view.people, view.range.from).has(code));
      const leaves = bindingLeave(view.team, code);
      for (const day of view.plannedDays()) {
        const date = view.days[day]!;
        if (
          !context.inForce(day) ||
          view.dayTypes[day] !== 'monFri' ||
          !isEmployed(somebody, date) ||
          leaves.some((l) => l.from <= date && date <= l.to)
        )
          continue;
        for (const { duty } of [...fixedDuties, ...listed].filter((f) => f.weekday === view.weekdays[day])) {
          const slot = view.slot(code, date, duty);
          if (slot) yield { literals: [slot.index], min: 1, facts: { person, day, duty } };
        }
      }
    }
  },
  explain: ({ person, day, duty }: Facts, _broken, view) =>
    `${view.name(person)} usually holds ${view.team.dutyTypes.find((d) => d.code === duty)!.name} on ${view.weekdays[day]}; not on ${view.say(day)}.`,
});
