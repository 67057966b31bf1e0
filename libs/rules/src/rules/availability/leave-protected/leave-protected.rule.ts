import { addDays, eachDay, wallClockAt, weekdayOf, zoneOf, type Leave } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { dayCount, duties, flag, text } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';
import { bindingLeave, plannedLeave } from '../leave-cap/binding-leave.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly why: 'on leave' | 'night before' | 'weekend before';
  readonly from: string;
}

export const leaveProtected = defineRule({
  id: 'leave-protected',
  number: 36,
  category: 'availability',
  title: 'Leave is free, and so is the night before',
  source: 'HSAS art. 10; Australian hospital agreements',
  severity: 'must',
  tier: 'comfort',
  params: {
    nightBefore: flag('No call on the night before leave', true),
    weekendBefore: dayCount({
      label: 'No call on the weekend before leave of at least (0: off)',
      default: 0,
      min: 0,
      max: 5,
    }),
    calls: duties('Calls', ['@call']),
    leaveTypes: text('Leave types (empty: all)'),
  },
  statement: ({ nightBefore, weekendBefore }) =>
    `No duty on approved leave${nightBefore ? ', no call on the night before it' : ''}` +
    `${weekendBefore > 0 ? `, none on the weekend before leave of ${weekendBefore} days or more from a Monday` : ''}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const calls = view.duties(params.calls);
    for (const person of context.people) {
      const { code } = view.people[person]!;
      const leaves = bindingLeave(view.team, code, params.leaveTypes);
      const planned = plannedLeave(view.team, code, params.leaveTypes);
      for (const day of view.plannedDays()) {
        if (!context.inForce(day)) continue;
        const date = view.days[day]!;
        const on = leaves.find((leave) => leave.from <= date && date <= leave.to);
        const next = params.nightBefore ? planned.find((leave) => leave.from === addDays(date, 1)) : undefined;
        const weekend = planned.find((leave) => protectsWeekend(leave, date, params.weekendBefore));
        for (const slot of view.slotsOn(person, day)) {
          const bar = (why: Facts['why'], leave: Leave): BoundDraft<Facts> => ({
            literals: [slot.index],
            max: 0,
            facts: { person, day, why, from: leave.from },
          });
          if (on) yield bar('on leave', on);
          else if (next && endsOn(view, slot) > date) yield bar('night before', next);
          else if (weekend && calls.has(slot.duty.code)) yield bar('weekend before', weekend);
        }
      }
    }
  },
  explain: ({ person, day, why, from }: Facts, { held }, view) => {
    const who = view.name(person);
    const what = held[0]!.duty.name;
    const begins = view.say(view.dayIndex(from));
    if (why === 'on leave') return `${who} is on leave on ${view.say(day)} and holds ${what}.`;
    const when = why === 'night before' ? 'the night before' : 'the weekend before';
    return `${who} holds ${what} on ${view.say(day)}, ${when} leave that begins on ${begins}.`;
  },
});

/** The last day a duty takes something of; an end at midnight takes nothing of the next day. */
function endsOn(view: RotaView, slot: Slot): string {
  return wallClockAt(slot.end - 1, zoneOf(view.team, slot.duty)).day;
}

/** Leave that starts on a Monday and takes so many weekdays protects the Friday to Sunday before it. */
function protectsWeekend(leave: Leave, date: string, least: number): boolean {
  if (least === 0 || weekdayOf(leave.from) !== 'Mon') return false;
  if (date < addDays(leave.from, -3) || date >= leave.from) return false;
  const taken = eachDay(leave.from, leave.to < addDays(leave.from, 4) ? leave.to : addDays(leave.from, 4)).length;
  return taken >= least;
}
