import type { Team } from '@evenflow/domain';
import type { AgendaItem } from '../api/wire.ts';

const person = (code: string, name: string, more: Partial<Team['people'][number]> = {}): Team['people'][number] => ({
  code,
  name,
  grade: 'Perfusionist',
  fte: 1,
  clinicalFte: 1,
  contractHoursPerWeek: 37.5,
  trainee: false,
  provisional: false,
  competences: { CPB: 3 },
  credentials: [],
  travelMinutes: { SC: 27 },
  fixedDaysOff: [],
  fixedDuties: [],
  contacts: [],
  optOut48h: false,
  ...more,
});

const duty = (code: string, more: Partial<Team['dutyTypes'][number]>): Team['dutyTypes'][number] => ({
  code,
  name: code,
  kind: 'duty',
  mark: 'theatre',
  sites: ['SC'],
  weekday: { start: '07:30', end: '17:30', endDayOffset: 0 },
  weekendAndHoliday: null,
  paidHours: 10,
  workingTimeWeight: 1,
  need: { monFri: 1, sat: 0, sun: 0, holiday: 0 },
  optional: false,
  requiredCompetences: {},
  responseMinutes: null,
  countsAsNight: false,
  countsAsWeekend: false,
  ...more,
});

/** Three people and three duties of an English unit. */
export const UNIT: Team = {
  id: 'unit',
  name: 'Unit',
  country: 'GB',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  sites: [{ code: 'SC', name: 'St Cuthbert’s', timeZone: 'Europe/London' }],
  competences: [
    { code: 'CPB', name: 'Adult bypass' },
    { code: 'ECMO', name: 'ECMO' },
  ],
  people: [
    person('GPH', 'Gwenllian Parry-Hughes', { competences: { CPB: 4, ECMO: 3 } }),
    person('CF', 'Chloe Featherstone', {
      credentials: [{ type: 'ECMO review', body: 'Unit', number: '12', expires: '2026-12-13', required: true }],
    }),
    person('RL', 'Rhys Llewellyn'),
  ],
  dutyTypes: [
    duty('TH1', { name: 'Theatre 1' }),
    duty('EQ', { name: 'Equipment', mark: 'office', optional: true }),
    duty('OC1', { name: 'First on call', mark: 'first-call', kind: 'on-call-from-home', responseMinutes: 30 }),
    duty('OC2', { name: 'Second call', mark: 'second-call', requiredCompetences: { ECMO: 3 }, responseMinutes: 60 }),
  ],
  holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }],
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

/** A duty of Chloe's agenda; `start` and `end` as RFC 3339. */
export function agendaItem(code: string, start: string, end: string): AgendaItem {
  const type = UNIT.dutyTypes.find((one) => one.code === code)!;
  return {
    assignment: { person: 'CF', date: start.slice(0, 10), duty: code, start, end, site: 'SC' },
    duty: { code, name: type.name, mark: type.mark },
    with: [],
    takesOver: null,
    handsOver: null,
  };
}
