// For the specs of this library.
import { assign, type Assignment, type DutyType, type Person, type Team } from '@evenflow/domain';

const perfusionist = (code: string): Person => ({
  code,
  name: `${code} Example`,
  grade: 'Perfusionist',
  fte: 1,
  clinicalFte: 1,
  contractHoursPerWeek: 37.5,
  trainee: false,
  provisional: false,
  competences: { CPB: 3 },
  credentials: [],
  travelMinutes: { H: 20 },
  fixedDaysOff: [],
  fixedDuties: [],
  contacts: [],
  optOut48h: false,
});

const dutyType = (code: string, kind: DutyType['kind'], weekday: DutyType['weekday']): DutyType => ({
  code,
  name: code,
  kind,
  mark: kind === 'duty' ? 'theatre' : kind === 'resident-on-call' ? 'resident' : 'second-call',
  sites: ['H'],
  weekday,
  weekendAndHoliday: null,
  paidHours: 8,
  workingTimeWeight: kind === 'on-call-from-home' ? 0 : 1,
  need: { monFri: 1, sat: 0, sun: 0, holiday: 0 },
  optional: false,
  requiredCompetences: { CPB: 3 },
  responseMinutes: kind === 'duty' ? null : 30,
  countsAsNight: kind !== 'duty',
  countsAsWeekend: kind !== 'duty',
});

/**
 * A team of three with a day (06:00–16:30), a resident night (19:00–07:30), a call from home (17:00–07:00) and a second
 * one at the same hours: enough for every way in which duties may and may not overlap.
 */
export const SMALL_TEAM: Team = {
  id: 'small',
  name: 'Small team',
  country: 'GB',
  region: 'GB-ENG',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  sites: [{ code: 'H', name: 'Hospital', timeZone: 'Europe/London' }],
  competences: [{ code: 'CPB', name: 'Bypass' }],
  people: ['AA', 'BB', 'CC'].map(perfusionist),
  dutyTypes: [
    dutyType('DAY', 'duty', { start: '06:00', end: '16:30', endDayOffset: 0 }),
    dutyType('NIGHT', 'resident-on-call', { start: '19:00', end: '07:30', endDayOffset: 1 }),
    dutyType('CALL', 'on-call-from-home', { start: '17:00', end: '07:00', endDayOffset: 1 }),
    dutyType('CALL2', 'on-call-from-home', { start: '17:00', end: '07:00', endDayOffset: 1 }),
  ],
  holidays: [],
  demandChanges: [],
  demandRecurrences: [],
  ecmoCensus: {},
  leave: [],
  requests: [],
  history: [],
  tallies: [],
  holidaysWorked: [],
  payPeriodStarts: [],
};

/** `held('AA', '2026-12-01', 'DAY')`: the assignment in the small team. */
export function held(person: string, date: string, duty: string): Assignment {
  const type = SMALL_TEAM.dutyTypes.find(({ code }) => code === duty)!;
  return assign(SMALL_TEAM, person, type, date);
}
