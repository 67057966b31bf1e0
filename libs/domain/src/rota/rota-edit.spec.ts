import type { DutyType } from '../team/duty-type.ts';
import type { Person } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import type { RotaSnapshot } from './assignment.ts';
import { applyRotaEdits, locksNotKept, type RotaEdit } from './rota-edit.ts';

const person = (code: string, trainee = false) => ({ code, name: code, trainee }) as Person;
const duty = (code: string, optional = false): DutyType =>
  ({
    code,
    kind: 'duty',
    sites: ['S'],
    weekday: { start: '19:00', end: '07:30', endDayOffset: 1 },
    weekendAndHoliday: null,
    optional,
  }) as unknown as DutyType;

const team = {
  id: 't',
  timeZone: 'Europe/London',
  sites: [{ code: 'S', name: 'S', timeZone: 'Europe/London' }],
  people: [person('AA'), person('BB'), person('TT', true)],
  dutyTypes: [duty('N'), duty('CPD', true)],
  holidays: [],
} as unknown as Team;

const empty: RotaSnapshot = { team: 't', from: '2026-03-01', to: '2026-03-31', assignments: [], locks: [] };
const after = (...edits: RotaEdit[]) => applyRotaEdits(team, empty, edits);
const night = { person: 'AA', date: '2026-03-28', duty: 'N' } as const;

describe('edits of a rota', () => {
  it('works out the instants of an assigned night across the spring change', () => {
    expect(after({ op: 'assign', ...night }).assignments).toEqual([
      { ...night, site: 'S', start: '2026-03-28T19:00:00+00:00', end: '2026-03-29T07:30:00+01:00' },
    ]);
  });

  it('makes a trainee supernumerary where somebody is needed, and nowhere else', () => {
    const rota = after(
      { op: 'assign', person: 'TT', date: '2026-03-02', duty: 'N', with: 'AA' },
      { op: 'assign', person: 'TT', date: '2026-03-03', duty: 'CPD' },
    );
    expect(
      rota.assignments.map(({ duty: code, supernumerary, with: mentor }) => [code, supernumerary, mentor]),
    ).toEqual([
      ['N', true, 'AA'],
      ['CPD', undefined, undefined],
    ]);
  });

  it('names the locks that another rota would not keep', () => {
    const locks = ['AA|2026-03-28|N', 'AA|2026-03-29|-', 'BB|2026-03-28|-'];
    const { assignments } = after({ op: 'assign', ...night, person: 'AA' });
    expect(locksNotKept(locks, assignments)).toEqual([]);
    const other = after({ op: 'assign', ...night, person: 'BB' }).assignments;
    expect(locksNotKept(locks, other)).toEqual(['AA|2026-03-28|N', 'BB|2026-03-28|-']);
  });

  it('locks what a cell holds, or its emptiness, and forgets the lock with the duty', () => {
    const locked = after(
      { op: 'assign', ...night },
      { op: 'lock', person: 'AA', date: night.date },
      { op: 'lock', person: 'BB', date: night.date },
    );
    expect(locked.locks).toEqual(['AA|2026-03-28|N', 'BB|2026-03-28|-']);
    expect(applyRotaEdits(team, locked, [{ op: 'clear', person: 'AA', date: night.date }]).locks).toEqual([
      'BB|2026-03-28|-',
    ]);
    expect(applyRotaEdits(team, locked, [{ op: 'assign', ...night, person: 'BB' }]).locks).toEqual(['AA|2026-03-28|N']);
  });

  it.each<[string, RotaEdit, string]>([
    ['a person the team does not have', { op: 'assign', ...night, person: 'ZZ' }, 'unknown-person'],
    ['a duty the team does not have', { op: 'assign', ...night, duty: 'X' }, 'unknown-duty'],
    ['the day after the last', { op: 'assign', ...night, date: '2026-04-01' }, 'date-outside-rota'],
    ['the day before the first', { op: 'clear', person: 'AA', date: '2026-02-28' }, 'date-outside-rota'],
    ['a day that does not exist', { op: 'lock', person: 'AA', date: '2026-03-32' }, 'date-outside-rota'],
  ])('refuses %s', (_, edit, code) => {
    expect(() => after(edit)).toThrow(expect.objectContaining({ code }));
  });
});
