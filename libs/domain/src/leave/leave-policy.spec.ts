import { person, tinyTeam } from '@evenflow/testing';
import {
  leaveBalance,
  leaveDays,
  leaveObstacles,
  leaveYearOf,
  USUAL_LEAVE_POLICY,
  type LeavePolicy,
} from './leave-policy.ts';

const POLICY: LeavePolicy = {
  ...USUAL_LEAVE_POLICY,
  daysAYear: 27,
  yearStarts: '04-01',
  noticeDays: 28,
  aheadDays: 365,
};
const leave = (from: string, to: string, status: 'approved' | 'requested' | 'declined', type = 'AL') => ({
  ...{ person: 'Amy', from, to, status, type },
});
const team = tinyTeam({
  people: [person('Amy'), person('Ben', { fte: 0.5, fixedDaysOff: ['Mon', 'Tue'] })],
  holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }],
  leave: [
    leave('2026-04-06', '2026-04-12', 'approved'),
    leave('2026-12-21', '2026-12-27', 'requested'),
    leave('2026-05-04', '2026-05-08', 'declined'),
    leave('2026-06-01', '2026-06-05', 'approved', 'STUDY'),
  ],
});
const ask = (from: string, to: string, who = 'Amy', type = 'AL') => ({ person: who, from, to, type });
const codes = (from: string, to: string, today = '2026-11-26', type = 'AL') =>
  leaveObstacles(team, POLICY, { ask: ask(from, to, 'Amy', type), today }).map(({ code }) => code);

it('finds the leave year on both sides of its first day', () => {
  expect(leaveYearOf(POLICY, '2027-03-31')).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  expect(leaveYearOf(POLICY, '2027-04-01')).toEqual({ from: '2027-04-01', to: '2028-03-31' });
});

it('takes weekdays only, without holidays and the person’s own days off', () => {
  // Mon 21 to Sun 27 December, with Christmas Day on the Friday.
  expect(leaveDays(team, ask('2026-12-21', '2026-12-27'))).toBe(4);
  expect(leaveDays(team, ask('2026-12-21', '2026-12-27', 'Ben'))).toBe(2);
});

it('keeps what was given and what is asked for apart, and leaves out what was declined or does not count', () => {
  expect(leaveBalance(team, POLICY, { person: 'Amy', on: '2026-11-26' })).toMatchObject({
    ...{ entitled: 27, given: 5, asked: 4, left: 18 },
  });
  expect(leaveBalance(team, POLICY, { person: 'Ben', on: '2026-11-26' })).toMatchObject({ entitled: 13.5, left: 13.5 });
  expect(leaveBalance(team, USUAL_LEAVE_POLICY, { person: 'Amy', on: '2026-11-26' })).toBeNull();
});

it('opens and closes the window on the very day', () => {
  expect(codes('2026-12-24', '2026-12-24')).toEqual([]);
  expect(codes('2026-12-23', '2026-12-23')).toEqual(['leave-too-late']);
  expect(codes('2027-11-26', '2027-11-26')).toEqual([]);
  expect(codes('2027-11-27', '2027-11-27')).toEqual(['leave-too-early']);
});

it('gives what is left to the day, and takes from both years over their turn', () => {
  // 18 days are left until 31 March 2027: four weeks less two days fit, three days short of four weeks do not.
  expect(codes('2027-03-01', '2027-03-24')).toEqual([]);
  expect(codes('2027-03-01', '2027-03-25')).toEqual(['leave-over-balance']);
  expect(codes('2027-03-08', '2027-05-07')).toEqual([]);
  expect(codes('2027-03-08', '2027-05-10')).toEqual(['leave-over-balance']);
  expect(codes('2027-03-01', '2027-03-25', '2026-11-26', 'STUDY')).toEqual([]);
});
