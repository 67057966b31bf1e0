import fc from 'fast-check';
import { call, deepSize, duty, person, tinyTeam } from '@evenflow/testing';
import { onCallAtMinute } from '../on-call/resolve-on-call.oracle.ts';
import { boardAt, joinSites, type BoardCopy } from '../on-call/on-call-board.ts';
import { onCallTimelines } from '../on-call/resolve-on-call.ts';
import type { Assignment } from '../rota/assignment.ts';
import { assign, dutySpan } from '../rota/calendar.ts';
import type { Team } from '../team/team.ts';
import { addDays } from '../time/local-day.ts';
import { instantText, instantToEpochMinutes } from '../time/zone.ts';
import { coverAtMinute } from './cover.oracle.ts';
import { coverOf, gapsOf } from './cover.ts';

const DAY = duty('D');
const OC1 = call('OC1');
const OC2 = call('OC2');
const PEOPLE = ['Amy', 'Ben', 'Cat'];

const theTeam = (over: Partial<Team> = {}): Team =>
  tinyTeam({ people: PEOPLE.map((code) => person(code)), dutyTypes: [DAY, OC1, OC2], ...over });

const say = (team: Team, minute: number) => instantText(minute, team.timeZone).slice(0, 16);

describe('cover', () => {
  const team = theTeam();
  // Tuesday 1 to Wednesday 2 December 2026.
  const from = instantToEpochMinutes('2026-12-01T08:00:00Z');
  const published = [
    assign(team, 'Amy', DAY, '2026-12-01'),
    assign(team, 'Ben', OC1, '2026-12-01'),
    assign(team, 'Cat', OC2, '2026-12-01'),
  ];
  const question = { from, to: from + 1440, published, isPublished: () => true };
  const first = (over: Partial<Parameters<typeof coverOf>[1]> = {}, of: Team = team) =>
    coverOf(of, { ...question, ...over })[0]!;
  const told = (line: ReturnType<typeof first>) =>
    line.stretches.map(
      ({ start, end, state, person: who, duty: by }) =>
        `${say(team, start).slice(11)}–${say(team, end).slice(11)} ${state}${who ? ` ${who} ${by}` : ''}`,
    );

  it('says every minute once: the theatre by day, the call by night', () => {
    expect(told(first())).toEqual(['08:00–16:00 in-house Amy D', '16:00–08:00 on-call Ben OC1']);
  });

  it('knows nobody who is not at work, not able, or a trainee extra', () => {
    const withoutAmy = published.slice(1);
    const learner = assign(team, 'Amy', DAY, '2026-12-01', { supernumerary: true, with: 'Ben' });
    const unable = theTeam({ people: [person('Amy', { competences: { CPB: 2 } }), person('Ben'), person('Cat')] });
    for (const line of [
      first({ published: withoutAmy }),
      first({ published: [...withoutAmy, learner] }),
      first({}, unable),
    ])
      expect(told(line)[0]).toBe('08:00–16:00 not-asked');
  });

  it('holds an hour that no duty asks for against a team that must always be covered', () => {
    const [gap] = gapsOf([first({ published: published.slice(1), always: true })]);
    expect([say(team, gap!.start), say(team, gap!.end), gap!.cause]).toEqual([
      '2026-12-01T08:00',
      '2026-12-01T16:00',
      'not-assigned',
    ]);
  });

  it('names who is unfit and why', () => {
    const unfit = (held: Assignment) => (held.person === 'Ben' ? 'Ben’s registration ends on Mon 30 Nov.' : null);
    expect(gapsOf([first({ unfit })])).toEqual([
      expect.objectContaining({ cause: 'unfit', person: 'Ben', reason: 'Ben’s registration ends on Mon 30 Nov.' }),
    ]);
  });

  it('names a leaver, and closes when somebody else holds it too', () => {
    const gone = theTeam({ people: [person('Amy'), person('Ben', { endDate: '2026-11-30' }), person('Cat')] });
    expect(gapsOf([first({}, gone)])).toMatchObject([{ cause: 'left', person: 'Ben' }]);
    const both = [...published, assign(team, 'Cat', OC1, '2026-12-01')];
    expect(gapsOf([first({ published: both }, gone)])).toEqual([]);
  });
});

const SCENES = [
  { timeZone: 'Europe/London', from: '2026-10-22' },
  { timeZone: 'Europe/London', from: '2027-03-26' },
  { timeZone: 'America/Chicago', from: '2026-10-30' },
  { timeZone: 'America/Chicago', from: '2027-03-12' },
];
const DAYS = 5;
const days = fc.nat({ max: DAYS - 1 });
const who = fc.constantFrom(...PEOPLE);
const scene = fc.record({
  place: fc.constantFrom(...SCENES),
  held: fc.array(fc.record({ who, day: days, duty: fc.constantFrom(DAY, OC1, OC2), extra: fc.boolean() }), {
    minLength: 4,
    maxLength: 14,
  }),
  away: fc.array(
    fc.record({ who, first: days, status: fc.constantFrom('approved', 'recorded', 'requested', 'declined') }),
    { maxLength: 3 },
  ),
  unfit: fc.option(who, { nil: undefined }),
  publishedDays: fc.integer({ min: 2, max: DAYS }),
  endOfAmy: fc.option(days, { nil: undefined }),
  /** Where in the days to look, and how long before that the wall lost the network. */
  moments: fc.array(
    fc.record({ part: fc.double({ min: 0, max: 0.999, noNaN: true }), silence: fc.nat({ max: 72 * 60 }) }),
    {
      minLength: 20,
      maxLength: 20,
    },
  ),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

/** The scene as a team, what is published, and the minutes it covers. */
function played({ place: { timeZone, from }, ...drawn }: Scene) {
  const team = theTeam({
    timeZone,
    sites: [{ code: 'H', name: 'Hospital', timeZone }],
    people: [
      person('Amy', drawn.endOfAmy === undefined ? {} : { endDate: addDays(from, drawn.endOfAmy) }),
      person('Ben'),
      person('Cat'),
    ],
    leave: drawn.away.map(({ who: name, first, status }) => ({
      ...{ person: name, from: addDays(from, first), to: addDays(from, first + 1), type: 'AL', status },
    })),
  });
  const published = drawn.held.map(({ who: name, day, duty: type, extra }) =>
    assign(team, name, type, addDays(from, day), extra ? { supernumerary: true } : {}),
  );
  const to = addDays(from, DAYS - 1);
  return {
    ...{ team, published, from, to },
    isPublished: (day: string) => day < addDays(from, drawn.publishedDays),
    first: dutySpan(team, DAY, from).start,
    last: dutySpan(team, OC1, to).end,
  };
}

/** What a wall keeps of it, made at a minute. */
function copyOf({ team, published, isPublished }: ReturnType<typeof played>, at: number): BoardCopy {
  const zone = team.timeZone;
  const timelines = onCallTimelines(team, { at, published, isPublished, reachDays: 9 });
  return {
    team: team.id,
    sites: team.sites.map(({ code, name }) => ({
      ...{ site: code, name, timeZone: zone },
      roles: timelines.map(({ duty: type, spans }) => ({
        duty: type,
        spans: spans.map(({ start, end, person: holder, gap }) => ({
          ...{ start, end, person: holder },
          cause: gap ? `gap:${gap.cause}${gap.person ? `:${gap.person}` : ''}` : null,
        })),
      })),
    })),
    people: Object.fromEntries(team.people.map(({ code, name }) => [code, { name, reachFirst: null }])),
    ...{ versions: {}, horizon: at + 31 * 1440, notes: [], handOvers: [], alarms: [] },
  };
}

describe('against the minute-by-minute oracles', () => {
  it('a wall without a network names the right person at every instant, or says why there is none', () => {
    let instants = 0;
    fc.assert(
      fc.property(scene, (drawn) => {
        const rota = played(drawn);
        for (const { part, silence } of drawn.moments) {
          const minute = Math.floor(rota.first + part * (rota.last - rota.first));
          const kept = JSON.parse(JSON.stringify(copyOf(rota, minute - silence))) as BoardCopy;
          const [site] = joinSites(boardAt(kept, minute));
          const expected = [OC1, OC2].map((type) =>
            onCallAtMinute(rota.team, type, rota.published, { ...rota, minute }),
          );
          expect([
            say(rota.team, minute),
            ...site!.roles.map((role) => role.person?.code ?? role.cause ?? null),
          ]).toEqual([say(rota.team, minute), ...expected]);
          const [one, two] = expected.map((each) => (each?.startsWith('gap:') === true ? null : each));
          expect(site!.roles[0]!.backup.map(({ name }) => name)).toEqual(two && two !== one ? [two] : []);
          instants += 1;
        }
      }),
      { numRuns: deepSize(30, 500) },
    );
    expect(instants).toBe(deepSize(600, 10_000));
  });

  it('every minute is classified once, and as the oracle says', () => {
    fc.assert(
      fc.property(scene, (drawn) => {
        const rota = played(drawn);
        const isUnfit = (held: Assignment) => held.person === drawn.unfit;
        const [from, to] = [rota.first, rota.last];
        const lines = coverOf(rota.team, {
          ...rota,
          ...{ from, to, unfit: (held: Assignment) => (isUnfit(held) ? 'no' : null) },
        });
        for (const { duty: type, stretches } of lines) {
          expect([stretches[0]!.start, stretches.at(-1)!.end]).toEqual([from, to]);
          let at = from;
          for (const { start, end, state, person: holder, gap } of stretches) {
            expect(start).toBe(at);
            const found =
              state === 'on-call' ? holder : gap ? `gap:${gap.cause}${gap.person ? `:${gap.person}` : ''}` : state;
            for (const minute of [start, Math.floor((start + end) / 2), end - 1]) {
              const expected = coverAtMinute(rota.team, type, rota.published, { ...rota, minute, isUnfit });
              expect(`${say(rota.team, minute)} ${found}`).toBe(`${say(rota.team, minute)} ${expected}`);
            }
            at = end;
          }
        }
      }),
      { numRuns: deepSize(60, 2_000) },
    );
  });
});
