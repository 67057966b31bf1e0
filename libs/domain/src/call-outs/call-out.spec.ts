import fc from 'fast-check';
import { call, duty, night, tinyTeam } from '@evenflow/testing';
import { assign } from '../rota/calendar.ts';
import { instantText, instantToEpochMinutes } from '../time/zone.ts';
import { dutiesInRest, missedRest, restAfter, spellUntil, type CallOut } from './call-out.ts';
import { workedHours } from './worked-hours.ts';

const team = tinyTeam({ dutyTypes: [duty('D'), call('C1'), night('N')] });
const [day, onCall, resident] = team.dutyTypes;
const at = (text: string) => instantToEpochMinutes(text);
const held = (person: string, date: string, type = day!) => assign(team, person, type, date);
const called = (start: string, end: string | null, date = '2026-12-29'): CallOut => ({
  ...{ person: 'Amy', duty: 'C1', date },
  start: at(start),
  end: end === null ? null : at(end),
});
const ELEVEN = 11 * 60;

it('says until when somebody rests, and what of the next day falls into it', () => {
  const callOut = called('2026-12-30T02:14:00+00:00', '2026-12-30T05:40:00+00:00');
  const rest = restAfter(callOut.end!, ELEVEN);
  expect(instantText(rest.until, 'Europe/London')).toBe('2026-12-30T16:40:00+00:00');
  const published = [
    held('Amy', '2026-12-29', onCall),
    held('Amy', '2026-12-30'),
    held('Amy', '2026-12-31'),
    held('Ben', '2026-12-30'),
  ];
  expect(dutiesInRest(published, callOut, rest).map(({ date }) => date)).toEqual(['2026-12-30']);
  // At work at 08:00 after 2 h 20 at home: 8 h 40 of the rest are missed.
  expect(missedRest(published, callOut, ELEVEN)).toBe(8 * 60 + 40);
  expect(missedRest(published.slice(2), callOut, ELEVEN)).toBe(0);
});

it.each([
  [
    'the spring change, when the night is an hour shorter',
    '2027-03-28T00:30:00+00:00',
    '2027-03-28T04:00:00+01:00',
    150,
  ],
  ['the autumn change, when it is an hour longer', '2026-10-25T00:30:00+01:00', '2026-10-25T04:00:00+00:00', 270],
])('counts what the clock really ran across %s', (_, start, end, minutes) => {
  const facts = {
    published: [],
    restMinutes: ELEVEN,
    from: at('2026-01-01T00:00:00Z'),
    to: at('2028-01-01T00:00:00Z'),
  };
  const [amy] = workedHours(team, { ...facts, callOuts: [called(start, end)] });
  expect(amy).toMatchObject({ calledIn: minutes, callOuts: 1, total: minutes });
});

it('counts one spell from the morning on when a call-out follows the day at once', () => {
  const work = {
    published: [held('Amy', '2026-12-29'), held('Amy', '2026-12-29', onCall)],
    callOuts: [called('2026-12-29T16:30:00+00:00', null)],
  };
  const until = (text: string) => spellUntil(team, work, { person: 'Amy', at: at(text) });
  expect(until('2026-12-30T00:00:00+00:00')).toBe(16 * 60);
  expect(until('2026-12-29T12:00:00+00:00')).toBe(4 * 60);
  const later = { ...work, callOuts: [called('2026-12-29T22:00:00+00:00', null)] };
  expect(spellUntil(team, later, { person: 'Amy', at: at('2026-12-30T00:00:00+00:00') })).toBe(2 * 60);
});

it('counts no minute twice: a resident who is called in is at work already', () => {
  const published = [held('Amy', '2026-12-29', resident)];
  const callOuts = [{ ...called('2026-12-30T02:00:00+00:00', '2026-12-30T04:00:00+00:00'), duty: 'N' }];
  const facts = {
    published,
    callOuts,
    restMinutes: 0,
    from: at('2026-12-29T00:00:00Z'),
    to: at('2026-12-31T00:00:00Z'),
  };
  expect(workedHours(team, facts)[0]).toMatchObject({ rostered: 720, calledIn: 0, total: 720 });
});

it('splits at any moment without losing or doubling a minute', () => {
  const published = [held('Amy', '2026-12-29'), held('Amy', '2026-12-30', resident)];
  const callOuts = [called('2026-12-29T17:00:00+00:00', '2026-12-29T21:15:00+00:00')];
  const [from, to] = [at('2026-12-29T00:00:00Z'), at('2027-01-01T00:00:00Z')];
  const whole = workedHours(team, { published, callOuts, restMinutes: ELEVEN, from, to })[0]!.total;
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (cut) => {
      const part = (a: number, b: number) =>
        workedHours(team, { published, callOuts, restMinutes: ELEVEN, from: a, to: b })[0]!.total;
      expect(part(from, cut) + part(cut, to)).toBe(whole);
    }),
  );
});
