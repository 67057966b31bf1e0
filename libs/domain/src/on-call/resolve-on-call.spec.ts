import fc from 'fast-check';
import { assign, dutySpan } from '../rota/calendar.ts';
import type { Assignment } from '../rota/assignment.ts';
import { instantText, instantToEpochMinutes } from '../time/zone.ts';
import { addDays } from '../time/local-day.ts';
import type { Leave, Team } from '../team/team.ts';
import { call, person, tinyTeam } from '@evenflow/testing';
import { onCallAtMinute } from './resolve-on-call.oracle.ts';
import { onCallTimeline, resolveOnCall } from './resolve-on-call.ts';

const OC1 = call('OC1');
const OC2 = call('OC2');

function theTeam(over: Partial<Team> = {}): Team {
  return tinyTeam({ people: [person('Amy'), person('Ben'), person('Cat')], dutyTypes: [OC1, OC2], ...over });
}

const give = (team: Team, who: string, code: 'OC1' | 'OC2', day: string): Assignment =>
  assign(team, who, code === 'OC1' ? OC1 : OC2, day);

/** The first-call role at a moment, with its times written out. */
function firstCall(team: Team, published: Assignment[], at: string, isPublished = (_day: string) => true) {
  const roles = resolveOnCall(team, { at: instantToEpochMinutes(at), published, isPublished });
  const role = roles.find(({ duty }) => duty.code === 'OC1')!;
  const say = (minute: number | undefined) => (minute === undefined ? null : instantText(minute, team.timeZone));
  return { ...role, since: say(role.now?.start), until: say(role.now?.end), nextFrom: say(role.next?.start) };
}

describe('who is on call', () => {
  it('names the holder, since when and until when, over consecutive duties', () => {
    const team = theTeam();
    // Sat and Sun are 24 h from 08:00: one run from Saturday morning to Monday morning.
    const published = [give(team, 'Amy', 'OC1', '2026-12-05'), give(team, 'Amy', 'OC1', '2026-12-06')];
    const role = firstCall(team, [...published, give(team, 'Ben', 'OC1', '2026-12-07')], '2026-12-06T12:00:00Z');
    expect(role.now).toMatchObject({ person: 'Amy', gap: null });
    expect([role.since, role.until]).toEqual(['2026-12-05T08:00:00+00:00', '2026-12-07T08:00:00+00:00']);
    expect(role.next?.person).toBe('Ben');
    expect(role.nextFrom).toBe('2026-12-07T16:00:00+00:00');
  });

  it('hands over at the minute: the end itself belongs to the next', () => {
    const team = theTeam();
    const published = [give(team, 'Amy', 'OC1', '2026-12-05'), give(team, 'Ben', 'OC1', '2026-12-06')];
    expect(firstCall(team, published, '2026-12-06T07:59:00Z').now?.person).toBe('Amy');
    expect(firstCall(team, published, '2026-12-06T08:00:00Z').now?.person).toBe('Ben');
  });

  it('is not needed in the working day, and says who comes next', () => {
    const team = theTeam();
    const role = firstCall(team, [give(team, 'Ben', 'OC1', '2026-12-01')], '2026-12-01T12:00:00Z');
    expect(role.now).toBeNull();
    expect(role.next?.person).toBe('Ben');
  });

  it('gives the other calls as backup, even while nobody has the role itself', () => {
    const team = theTeam();
    const second = give(team, 'Cat', 'OC2', '2026-12-01');
    const at = '2026-12-01T20:00:00Z';
    const held = firstCall(team, [give(team, 'Amy', 'OC1', '2026-12-01'), second], at);
    expect(held.backup.map(({ person: who, duty }) => `${who} ${duty.code}`)).toEqual(['Cat OC2']);
    const open = firstCall(team, [second], at);
    expect(open.now?.gap).toEqual({ cause: 'not-assigned' });
    expect(open.backup.map(({ person: who }) => who)).toEqual(['Cat']);
  });

  it('lets no trainee answer for a role', () => {
    const team = theTeam();
    const extra = assign(team, 'Ben', OC1, '2026-12-01', { supernumerary: true, with: 'Amy' });
    expect(firstCall(team, [extra], '2026-12-01T20:00:00Z').now?.gap?.cause).toBe('not-assigned');
  });
});

describe('a gap says why', () => {
  const at = '2026-12-01T20:00:00Z';
  const away = (status: Leave['status']): Leave => ({
    person: 'Amy',
    from: '2026-12-01',
    to: '2026-12-01',
    type: 'X',
    status,
  });

  it.each([
    ['recorded', { cause: 'sickness', person: 'Amy' }],
    ['approved', { cause: 'leave', person: 'Amy' }],
  ] as const)('when the holder’s leave is %s', (status, gap) => {
    const team = theTeam({ leave: [away(status)] });
    const role = firstCall(team, [give(team, 'Amy', 'OC1', '2026-12-01')], at);
    expect(role.now?.gap).toEqual(gap);
    expect(role.until).toBe('2026-12-02T08:00:00+00:00');
  });

  it.each(['requested', 'declined', 'withdrawn'] as const)('but not when leave is only %s', (status) => {
    const team = theTeam({ leave: [away(status)] });
    expect(firstCall(team, [give(team, 'Amy', 'OC1', '2026-12-01')], at).now?.person).toBe('Amy');
  });

  it('when the holder has left', () => {
    const team = theTeam({ people: [person('Amy', { endDate: '2026-11-30' })] });
    const role = firstCall(team, [give(team, 'Amy', 'OC1', '2026-12-01')], at);
    expect(role.now?.gap).toEqual({ cause: 'left', person: 'Amy' });
  });

  it('when the holder has not begun yet, which is not having left', () => {
    const team = theTeam({ people: [person('Amy', { startDate: '2026-12-02' })] });
    const role = firstCall(team, [give(team, 'Amy', 'OC1', '2026-12-01')], at);
    expect(role.now?.gap).toEqual({ cause: 'not-begun', person: 'Amy' });
  });

  it('when the month is not published', () => {
    expect(firstCall(theTeam(), [], at, () => false).now?.gap).toEqual({ cause: 'not-published' });
  });

  it('and somebody else who holds the duty too closes it', () => {
    const team = theTeam({ leave: [away('recorded')] });
    const both = [give(team, 'Amy', 'OC1', '2026-12-01'), give(team, 'Ben', 'OC1', '2026-12-01')];
    expect(firstCall(team, both, at).now).toMatchObject({ person: 'Ben', gap: null });
  });
});

describe('the next 24 hours', () => {
  it.each([
    ['an ordinary Saturday', 'Europe/London', '2026-12-05T08:00:00Z', 24],
    ['the day the UK clocks go back', 'Europe/London', '2026-10-24T07:00:00Z', 25],
    ['the day the UK clocks go forward', 'Europe/London', '2027-03-27T08:00:00Z', 23],
    ['the day the US clocks go back', 'America/Chicago', '2026-10-31T13:00:00Z', 25],
  ])('a 24-hour weekend call lasts what the clock ran on %s', (_name, timeZone, at, hours) => {
    const site = { code: 'H', name: 'Hospital', timeZone };
    const team = theTeam({ timeZone, sites: [site] });
    const day = at.slice(0, 10);
    const [band] = firstCall(team, [give(team, 'Amy', 'OC1', day)], at).bands;
    expect(band).toMatchObject({ person: 'Amy', start: instantToEpochMinutes(at) });
    const { start, end } = dutySpan(team, OC1, day);
    expect((end - start) / 60).toBe(hours);
    expect((band!.end - band!.start) / 60).toBe(Math.min(24, hours));
  });
});

describe('against the minute-by-minute oracle', () => {
  const SCENES = [
    { timeZone: 'Europe/London', from: '2026-10-22' },
    { timeZone: 'Europe/London', from: '2027-03-26' },
    { timeZone: 'America/Chicago', from: '2026-10-30' },
    { timeZone: 'America/Chicago', from: '2027-03-12' },
  ];
  const DAYS = 5;
  const days = fc.nat({ max: DAYS - 1 });
  const who = fc.constantFrom('Amy', 'Ben', 'Cat');
  const scene = fc.record({
    place: fc.constantFrom(...SCENES),
    held: fc.array(fc.record({ who, day: days, supernumerary: fc.boolean() }), { maxLength: 8 }),
    away: fc.array(
      fc.record({ who, first: days, status: fc.constantFrom('approved', 'recorded', 'requested', 'declined') }),
      { maxLength: 2 },
    ),
    publishedDays: fc.nat({ max: DAYS }),
    endOfAmy: fc.option(days, { nil: undefined }),
  });

  it('says the same at every minute over both clock changes', () => {
    fc.assert(
      fc.property(scene, ({ place: { timeZone, from }, held, away, publishedDays, endOfAmy }) => {
        const to = addDays(from, DAYS - 1);
        const team = theTeam({
          timeZone,
          sites: [{ code: 'H', name: 'Hospital', timeZone }],
          people: [
            person('Amy', endOfAmy === undefined ? {} : { endDate: addDays(from, endOfAmy) }),
            person('Ben'),
            person('Cat'),
          ],
          leave: away.map(({ who: name, first, status }) => ({
            person: name,
            from: addDays(from, first),
            to: addDays(from, first + 1),
            type: 'AL',
            status: status,
          })),
        });
        const published = held.map(({ who: name, day, supernumerary }) =>
          assign(team, name, OC1, addDays(from, day), supernumerary ? { supernumerary } : {}),
        );
        const isPublished = (day: string) => day < addDays(from, publishedDays);
        const noon = instantToEpochMinutes(`${addDays(from, 2)}T12:00:00Z`);
        const timeline = onCallTimeline(
          team,
          { duty: OC1, site: 'H' },
          { at: noon, published, isPublished, reachDays: 8 },
        );
        const [first, last] = [dutySpan(team, OC1, from).start, dutySpan(team, OC1, to).end];
        for (let minute = first; minute < last; minute += 1) {
          const span = timeline.find(({ start, end }) => start <= minute && minute < end);
          const gap = span?.gap && `gap:${span.gap.cause}${span.gap.person ? `:${span.gap.person}` : ''}`;
          const expected = onCallAtMinute(team, OC1, published, { minute, from, to, isPublished });
          if ((span?.person ?? gap ?? null) !== expected) {
            throw new Error(`${instantText(minute, timeZone)}: ${span?.person ?? gap} instead of ${expected}`);
          }
        }
        // Neighbours that say the same are one span, and none overlap.
        for (let i = 1; i < timeline.length; i++) {
          const [before, after] = [timeline[i - 1]!, timeline[i]!];
          expect(before.end).toBeLessThanOrEqual(after.start);
          if (before.end === after.start) {
            expect([before.person, before.gap]).not.toEqual([after.person, after.gap]);
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
