export * from './errors/domain-error.ts';
export * from './time/local-day.ts';
export * from './time/zone.ts';
export * from './time/recurrence.ts';
export * from './team/duty-type.ts';
export * from './team/person.ts';
export type {
  Team,
  Site,
  Competence,
  Holiday,
  Leave,
  LeaveStatus,
  Priority,
  Request,
  OpeningTally,
  HolidayWorked,
} from './team/team.ts';
export { LEAVE_STATUSES, PRIORITIES } from './team/team.ts';
export * from './leave/binding-leave.ts';
export * from './leave/leave-policy.ts';
export * from './leave/wish-outcome.ts';
export * from './rota/assignment.ts';
export * from './rota/calendar.ts';
export * from './rota/demand.ts';
export * from './rota/rota-edit.ts';
export * from './ledger/ledger-events.ts';
export * from './ledger/ledger.ts';
export * from './on-call/resolve-on-call.ts';
export * from './rota/duty-move.ts';
export * from './rota/overlap.ts';
export * from './call-outs/call-out.ts';
export * from './call-outs/worked-hours.ts';
export * from './stand-ins/stand-in-search.ts';
export * from './notices/delivery-plan.ts';
export * from './notices/reminder.ts';
export * from './notices/rota-change.ts';
export * from './pay/pay-scheme.ts';
export * from './pay/pay-packs.ts';
export * from './swaps/swap.ts';
export * from './swaps/propose.ts';
export * from './swaps/swap-board.ts';
export * from './on-call/on-call-board.ts';
export * from './on-call/role-runs.ts';
export * from './cover/cover.ts';
export * from './cover/fitness.ts';
export * from './paper/month-sheet.ts';
export * from './paper/duty-totals.ts';
export * from './ledger/holiday-turns.ts';
