import { call, duty, person, tinyTeam } from '@evenflow/testing';
import fc from 'fast-check';
import { Ledger } from './ledger.ts';
import { candidatesFor, holidayTurns, suggestTurns, turnKey, type TurnRules } from './holiday-turns.ts';
import type { Team } from '../team/team.ts';

const PEOPLE = ['Amy', 'Ben', 'Cat', 'Dan'];

/** Four people who share one call, and three holidays of 2027. */
function teamWith(over: Partial<Team> = {}): Team {
  return tinyTeam({
    people: PEOPLE.map((code) => person(code)),
    dutyTypes: [call('C'), duty('D')],
    holidays: ['2027-01-01', '2027-12-25', '2027-12-27'].map((date, i) => ({
      ...{ date, name: `Holiday ${i}`, identity: `holiday-${i}`, points: 1 },
    })),
    tallies: PEOPLE.map((code) => ({
      ...{ person: code, kind: 'weeknight:C', count: 3, from: '2026-01-01', to: '2026-12-31' },
    })),
    ...over,
  });
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
