import { weekdayOf } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { flag } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly why: 'off' | 'runs into' | 'fixed duty';
}

export const fixedDaysOff = defineRule({
  id: 'fixed-days-off',
  number: 39,
  category: 'availability',
  title: 'Fixed days off',
  source: 'Agenda for Change, flexible working; part-time agreements',
  severity: 'must',
  tier: 'comfort',
  params: { nightBefore: flag('Nothing that runs into the day off', true) },
  statement: ({ nightBefore }) =>
    `No duty on somebody’s fixed day off${nightBefore ? ', and none that runs into it' : ''}; on a day of a fixed duty, no other.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    for (const person of context.people)
      for (const day of view.plannedDays()) {
        if (!context.inForce(day)) continue;
        for (const slot of view.slotsOn(person, day)) {
          const why = reason(view, slot, params.nightBefore);
          if (why) yield { literals: [slot.index], max: 0, facts: { person, day, why } };
        }
      }
  },
  explain: ({ person, day, why }: Facts, { held }, view) => {
    const who = view.name(person);
    const what = held[0]!.duty.name;
    if (why === 'off') return `${who} holds ${what} on ${view.say(day)}, a fixed day off.`;
    if (why === 'runs into')
      return `${who} holds ${what} on ${view.say(day)}; it runs into a fixed day off on ${view.say(day + 1)}.`;
    return `${who} holds ${what} on ${view.say(day)}, a day kept for a fixed duty.`;
  },
});

function reason(view: RotaView, slot: Slot, nightBefore: boolean): Facts['why'] | null {
  const { fixedDaysOff, fixedDuties } = view.people[slot.person]!;
  if (fixedDaysOff.length + fixedDuties.length === 0) return null;
  const weekday = view.weekdays[slot.day]!;
  if (fixedDaysOff.includes(weekday)) return 'off';
  if (nightBefore && slot.endDay > slot.day && fixedDaysOff.includes(weekdayOf(view.date(slot.day + 1))))
    return 'runs into';
  const fixed = fixedDuties.filter((f) => f.weekday === weekday);
  return fixed.length > 0 && !fixed.some((f) => f.duty === slot.duty.code) ? 'fixed duty' : null;
}
