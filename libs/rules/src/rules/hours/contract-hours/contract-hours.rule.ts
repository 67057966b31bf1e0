import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, day, dayCount, flag, hours } from '../../../kit/params.ts';
import { employedIn, periodsOf, weekdaysIn, type Period } from '../../../kit/periods.ts';
import type { RotaView } from '../../../kit/view.ts';
import { slotsBetween } from '../../../kit/windows.ts';
import { sayNumber } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly from: number;
  readonly to: number;
  /** Units in an hour, as the bound counts. */
  readonly scale: number;
  /** The most that is allowed, in those units. */
  readonly max: number;
}

export const contractHours = defineRule({
  id: 'contract-hours',
  number: 24,
  category: 'hours',
  title: 'Contract hours',
  source: 'Agenda for Change (37.5 hours a week, averaged); Fair Labor Standards Act (40 hours, or 80 in two weeks)',
  severity: 'must-unless-signed',
  tier: 'comfort',
  params: {
    period: choice('Counted over', ['pay-periods', 'weeks', 'month', 'blocks'], 'pay-periods'),
    days: dayCount({ label: 'Days in a block', default: 28, min: 7, max: 62 }),
    anchor: day('First day of a block'),
    hoursPerWeek: hours({ label: 'A full-timer’s week (0: each person’s contract)', default: 0, min: 0, max: 80 }),
    clinicalOnly: flag('Clinical share of the contract only', false),
    over: hours({ label: 'May be over by', default: 0, min: 0, max: 80 }),
    under: hours({ label: 'May be under by', default: 0, min: 0, max: 80 }),
    side: choice('Paid hours are', ['at most', 'at least', 'both'], 'at most'),
    leaveHoursPerDay: hours({
      label: 'A weekday of leave counts (0: a fifth of the week)',
      default: 8,
      min: 0,
      max: 24,
    }),
  },
  statement: ({ period, days, side, over, under, hoursPerWeek, clinicalOnly }) => {
    const span = {
      'pay-periods': 'each pay period',
      weeks: 'each week',
      month: 'the month',
      blocks: `each ${days} days`,
    };
    const week = hoursPerWeek > 0 ? `${sayNumber(hoursPerWeek)} hours a week in proportion` : 'the contract';
    const more = over > 0 ? `, and ${sayNumber(over)} hours more` : '';
    const less = under > 0 ? `, or ${sayNumber(under)} hours less` : '';
    const range = { 'at most': `at most${more}`, 'at least': `at least${less}`, both: `what is paid${more}${less}` }[
      side
    ];
    return `Paid hours in ${span[period]}: ${range}, by ${week}${clinicalOnly ? ' (clinical share)' : ''}, less leave.`;
  },
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const all = new Set(view.team.dutyTypes.filter((type) => type.paidHours > 0).map((type) => type.code));
    const scale = scaleOf(view);
    for (const period of periodsOf(view, { ...params, kind: params.period })) {
      if (!context.inForce(Math.max(0, Math.min(period.to, view.lastDay)))) continue;
      for (const person of context.people) {
        const slots = slotsBetween(view, person, { first: period.from, last: period.to }, all);
        const target = targetHours(view, person, period, params);
        const min = Math.max(0, Math.ceil((target - params.under) * scale - 1e-9));
        const max = Math.max(0, Math.floor((target + params.over) * scale + 1e-9));
        const least: { min?: number } = params.side !== 'at most' && period.whole && min > 0 ? { min } : {};
        const weights = slots.map((slot) => Math.round(slot.duty.paidHours * scale));
        const worked = slots.reduce((sum, slot, i) => sum + (slot.past ? weights[i]! : 0), 0);
        const most = params.side !== 'at least' ? { max: Math.max(max, worked, least.min ?? 0) } : {};
        yield {
          literals: slots.map((slot) => slot.index),
          weights,
          ...least,
          ...most,
          facts: { person, from: period.from, to: period.to, scale, max },
        };
      }
    }
  },
  explain: ({ person, from, to, scale, max }: Facts, { sum, min }, view) => {
    const tooMany = min === undefined || sum >= min;
    const need = tooMany
      ? `at most ${sayNumber(max / scale)} are allowed`
      : `at least ${sayNumber(min / scale)} are needed`;
    return `${view.name(person)} has ${sayNumber(sum / scale)} paid hours from ${view.say(from)} to ${view.say(to)}; ${need}.`;
  },
});

/** The coarsest part of an hour in which every duty's paid hours are whole; half an hour when that will do. */
function scaleOf(view: RotaView): number {
  const whole = (parts: number) =>
    view.team.dutyTypes.every((type) => Math.abs(type.paidHours * parts - Math.round(type.paidHours * parts)) < 1e-6);
  return [2, 4, 20].find(whole) ?? 60;
}

interface Contract {
  readonly hoursPerWeek: number;
  readonly clinicalOnly: boolean;
  readonly leaveHoursPerDay: number;
}

/** Hours a person is paid for in a period: the week's share of the days employed, less leave. Never below zero. */
function targetHours(view: RotaView, person: number, period: Period, params: Contract): number {
  const { contractHoursPerWeek, fte, clinicalFte } = view.people[person]!;
  const contract = params.hoursPerWeek > 0 ? params.hoursPerWeek * fte : contractHoursPerWeek;
  const week = contract * (params.clinicalOnly ? clinicalFte / (fte || 1) : 1);
  const leaveDay = params.leaveHoursPerDay > 0 ? params.leaveHoursPerDay : week / 5;
  return Math.max(0, (week * employedIn(view, person, period)) / 7 - leaveDay * weekdaysIn(view, person, period).leave);
}
