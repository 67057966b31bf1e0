import { guessMark, type Credential, type DutyType, type Person, type Team } from '@evenflow/domain';

/** A qualified full-timer called by their code, with bypass competence; say only what matters to the test. */
export function person(code: string, over: Partial<Person> = {}): Person {
  return {
    code,
    name: code,
    grade: 'Perfusionist',
    fte: 1,
    clinicalFte: 1,
    contractHoursPerWeek: 40,
    startDate: '2020-01-06',
    trainee: false,
    provisional: false,
    competences: { CPB: 3 },
    credentials: [],
    travelMinutes: { H: 20 },
    fixedDaysOff: [],
    fixedDuties: [],
    contacts: [],
    optOut48h: false,
    ...over,
  };
}

export function credential(over: Partial<Credential> = {}): Credential {
  return { type: 'Registration', body: 'Board', number: '1', required: true, ...over };
}

const WEEKDAYS_ONLY = { monFri: 1, sat: 0, sun: 0, holiday: 0 };
const EVERY_DAY = { monFri: 1, sat: 1, sun: 1, holiday: 1 };

/** A duty at site H; an in-house day 08:00–16:00, needed Monday to Friday, unless said otherwise. */
export function duty(code: string, over: Partial<DutyType> = {}): DutyType {
  const base = {
    code,
    name: code,
    kind: 'duty' as const,
    sites: ['H'],
    weekday: { start: '08:00', end: '16:00', endDayOffset: 0 as const },
    weekendAndHoliday: null,
    paidHours: 8,
    workingTimeWeight: 1,
    need: WEEKDAYS_ONLY,
    optional: false,
    requiredCompetences: { CPB: 3 as const },
    responseMinutes: null,
    countsAsNight: false,
    countsAsWeekend: false,
    ...over,
  };
  return { ...base, mark: over.mark ?? guessMark(base, [base]) };
}

/** On call from home 16:00–08:00, 24 hours from 08:00 at weekends and holidays, needed every day. */
export function call(code: string, over: Partial<DutyType> = {}): DutyType {
  return duty(code, {
    kind: 'on-call-from-home',
    mark: code.endsWith('2') ? 'second-call' : 'first-call',
    weekday: { start: '16:00', end: '08:00', endDayOffset: 1 },
    weekendAndHoliday: { start: '08:00', end: '08:00', endDayOffset: 1 },
    paidHours: 0,
    workingTimeWeight: 0,
    need: EVERY_DAY,
    responseMinutes: code.endsWith('2') ? 60 : 30,
    countsAsNight: true,
    countsAsWeekend: true,
    ...over,
  });
}

/** A resident night 20:00–08:00, needed every day. */
export function night(code: string, over: Partial<DutyType> = {}): DutyType {
  return duty(code, {
    kind: 'resident-on-call',
    mark: 'resident',
    weekday: { start: '20:00', end: '08:00', endDayOffset: 1 },
    paidHours: 12,
    need: EVERY_DAY,
    countsAsNight: true,
    countsAsWeekend: true,
    ...over,
  });
}

/** Amy and Ben, one hospital H in London, a day duty D and a first call C1. */
export function tinyTeam(over: Partial<Team> = {}): Team {
  return {
    id: 'tiny',
    name: 'Tiny',
    country: 'GB',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    sites: [{ code: 'H', name: 'Hospital', timeZone: 'Europe/London' }],
    competences: [{ code: 'CPB', name: 'Bypass' }],
    people: [person('Amy'), person('Ben')],
    dutyTypes: [duty('D'), call('C1')],
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
    ...over,
  };
}
