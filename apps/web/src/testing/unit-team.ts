import type { Team } from '@evenflow/domain';
import { duty as anyDuty, person as anyPerson, tinyTeam } from '@evenflow/testing';
import type { AgendaItem } from '../api/wire.ts';

const person: typeof anyPerson = (code, over) =>
  anyPerson(code, { contractHoursPerWeek: 37.5, travelMinutes: { SC: 27 }, ...over });

const duty: typeof anyDuty = (code, over) =>
  anyDuty(code, {
    ...{ sites: ['SC'], weekday: { start: '07:30', end: '17:30', endDayOffset: 0 }, paidHours: 10 },
    ...{ requiredCompetences: {}, mark: 'theatre' },
    ...over,
  });

/** Three people and three duties of an English unit. */
export const UNIT: Team = tinyTeam({
  id: 'unit',
  name: 'Unit',
  sites: [{ code: 'SC', name: 'St Cuthbert’s', timeZone: 'Europe/London' }],
  competences: [
    { code: 'CPB', name: 'Adult bypass' },
    { code: 'ECMO', name: 'ECMO' },
  ],
  people: [
    person('GPH', { name: 'Gwenllian Parry-Hughes', competences: { CPB: 4, ECMO: 3 } }),
    person('CF', {
      name: 'Chloe Featherstone',
      credentials: [{ type: 'ECMO review', body: 'Unit', number: '12', expires: '2026-12-13', required: true }],
    }),
    person('RL', { name: 'Rhys Llewellyn' }),
  ],
  dutyTypes: [
    duty('TH1', { name: 'Theatre 1' }),
    duty('EQ', { name: 'Equipment', mark: 'office', optional: true }),
    duty('OC1', { name: 'First on call', mark: 'first-call', kind: 'on-call-from-home', responseMinutes: 30 }),
    duty('OC2', { name: 'Second call', mark: 'second-call', requiredCompetences: { ECMO: 3 }, responseMinutes: 60 }),
  ],
  holidays: [{ date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 }],
});

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
