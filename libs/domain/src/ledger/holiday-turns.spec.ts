import fc from 'fast-check';
import { Ledger } from './ledger.ts';
import { candidatesFor, holidayTurns, suggestTurns, turnKey, type TurnRules } from './holiday-turns.ts';
import type { Team } from '../team/team.ts';

const PEOPLE = ['Amy', 'Ben', 'Cat', 'Dan'];

const day = { start: '08:00', end: '17:00', endDayOffset: 0 };
const call = { start: '17:00', end: '08:00', endDayOffset: 1 };

/** Four people who share one call, and three holidays of 2027. */
function teamWith(over: Partial<Team> = {}): Team {
  return {
    ...{ id: 'tiny', name: 'Tiny', country: 'GB', locale: 'en-GB', timeZone: 'Europe/London' },
    ...{ sites: [{ code: 'S', name: 'Site', timeZone: 'Europe/London' }], competences: [] },
    people: PEOPLE.map((code) => ({
      ...{ code, name: code, grade: 'P', fte: 1, clinicalFte: 1, contractHoursPerWeek: 37.5, trainee: false },
      ...{ provisional: false, competences: {}, credentials: [], travelMinutes: {}, fixedDaysOff: [], fixedDuties: [] },
      ...{ contacts: [], optOut48h: false },
    })),
    dutyTypes: [
      {
        ...{ code: 'C', name: 'Call', kind: 'on-call-from-home', mark: 'first-call', sites: ['S'], weekday: call },
        ...{ need: { monFri: 1, sat: 1, sun: 1, holiday: 1 }, requiredCompetences: {}, paidHours: 0 },
        ...{ responseMinutes: 30, countsAsWeekend: true, optional: false },
      },
      {
        ...{ code: 'D', name: 'Day', kind: 'duty', mark: 'theatre', sites: ['S'], weekday: day },
        ...{ need: { monFri: 1, sat: 0, sun: 0, holiday: 0 }, requiredCompetences: {}, paidHours: 8 },
        ...{ responseMinutes: null, countsAsWeekend: false, optional: false },
      },
    ],
    holidays: ['2027-01-01', '2027-12-25', '2027-12-27'].map((date, i) => ({
      ...{ date, name: `Holiday ${i}`, identity: `holiday-${i}`, points: 1 },
    })),
    ...{ demandChanges: [], demandRecurrences: [], ecmoCensus: {}, leave: [], requests: [], history: [] },
    tallies: PEOPLE.map((person) => ({ person, kind: 'weeknight:C', count: 3, from: '2026-01-01', to: '2026-12-31' })),
    ...{ holidaysWorked: [], payPeriodStarts: [] },
    ...over,
  } as unknown as Team;
}

const worked = (person: string, holiday: string, year: number) => ({ person, holiday, year, duty: 'C' });
const anybody: TurnRules = { cost: () => 0, take: () => undefined };
const plan = (team: Team, taken = new Map<string, string>(), rules = anybody) => {
  const ledger = new Ledger(team, []);
  const turns = holidayTurns(team, 2027);
  const planned = suggestTurns(ledger, { turns, taken, rules });
  return turns.map((turn) => planned.get(turnKey(turn)));
};

it('lists each call the holidays of a year ask for, and nothing else', () => {
  expect(holidayTurns(teamWith(), 2027).map(({ date, duty }) => `${date} ${duty}`)).toEqual([
    '2027-01-01 C',
    '2027-12-25 C',
    '2027-12-27 C',
  ]);
  expect(holidayTurns(teamWith(), 2026)).toEqual([]);
});

it('gives a holiday to who worked it longest ago or never, and nobody two before everybody has one', () => {
  const holidaysWorked = [worked('Amy', 'holiday-1', 2026), worked('Ben', 'holiday-1', 2024)];
  expect(plan(teamWith({ holidaysWorked }))).toEqual(['Cat', 'Dan', 'Amy']);
  const taken = new Map([
    ['2027-01-01|C|0', 'Cat'],
    ['2027-12-27|C|0', 'Dan'],
  ]);
  expect(plan(teamWith({ holidaysWorked }), taken)).toEqual(['Cat', 'Ben', 'Dan']);
});

it('says since when each worked it, and passes over who is on leave', () => {
  const team = teamWith({
    holidaysWorked: [worked('Amy', 'holiday-0', 2026), worked('Amy', 'holiday-0', 2023)],
    leave: [{ person: 'Ben', from: '2026-12-30', to: '2027-01-04', type: 'AL', status: 'approved' }],
  });
  const [first] = holidayTurns(team, 2027);
  const candidates = candidatesFor(new Ledger(team, []), first!);
  expect(candidates.find(({ person }) => person === 'Amy')).toMatchObject({ years: [2026, 2023], worked: 2 });
  expect(candidates.find(({ person }) => person === 'Ben')).toMatchObject({ onLeave: true });
  expect(plan(team)[0]).toBe('Cat');
});

it('puts the rules first, as they stand after each turn that is given', () => {
  let last = '';
  const oneForAll: TurnRules = {
    cost: (_turn, person) => (last === '' || person === last ? 0 : 1),
    take: (_turn, person) => (last = person),
  };
  expect(plan(teamWith(), new Map(), oneForAll)).toEqual(['Amy', 'Amy', 'Amy']);
});

it('keeps what is taken, and shares any year so that nobody has two more than anybody', () => {
  const anyWorked = fc.array(
    fc.record({
      person: fc.constantFrom(...PEOPLE),
      holiday: fc.constantFrom('holiday-0', 'holiday-1', 'holiday-2'),
      year: fc.integer({ min: 2020, max: 2026 }),
      duty: fc.constant('C'),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(anyWorked, fc.constantFrom(...PEOPLE), (holidaysWorked, kept) => {
      const names = plan(teamWith({ holidaysWorked }), new Map([['2027-12-25|C|0', kept]]));
      expect(names[1]).toBe(kept);
      const counts = PEOPLE.map((person) => names.filter((name) => name === person).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
});
