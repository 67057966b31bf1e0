import { LiveCheck } from '@evenflow/rules';
import { twoRooms } from '../testing/two-rooms.ts';
import { findConflict, type Conflict } from './conflict.ts';
import { applyChange, compileSituation, locumsFor, type Change, type Situation } from './situation.ts';
import { findWaysOut, type WayOut } from './ways-out.ts';

/** These end by themselves: no clock decides. */
const SECONDS = 3600;
const LONG = 600_000;

function firstWayOut(situation: Situation, conflict: Conflict): Promise<WayOut> {
  const enough = new AbortController();
  const limits = { seed: 1, seconds: SECONDS, movesEach: 20_000, signal: enough.signal };
  return new Promise((resolve, reject) => {
    const onWay = (way: WayOut) => {
      resolve(way);
      enough.abort();
    };
    findWaysOut(situation, conflict, { ...limits, onWay }).catch(reject);
  });
}

describe('a locum where privileges are given by site', () => {
  it('holds them at every site, and may do what the team does', () => {
    const situation = twoRooms();
    const privilege = { type: 'Site privilege', body: '', number: '', required: true, site: 'RB' };
    const people = situation.team.people.map((each) => ({ ...each, credentials: [...each.credentials, privilege] }));
    const team = { ...situation.team, people };
    const [locum, another] = locumsFor(team, 2);
    expect(another!.code).not.toBe(locum!.code);
    const dates = ['2026-12-16'];
    const changed = applyChange({ ...situation, team }, { kind: 'locum', person: locum!, dates });
    const duty = {
      person: locum!.code,
      date: dates[0]!,
      duty: 'OR1',
      start: '2026-12-16T13:00:00Z',
      end: '2026-12-16T21:00:00Z',
    };
    const broken = new LiveCheck(compileSituation(changed), [duty])
      .findings()
      .filter(({ severity, cells }) => severity !== 'should' && cells.some(({ person }) => person === locum!.code));
    expect(broken).toEqual([]);
  });
});

describe('a need that is too great by several people', () => {
  it(
    'is given up as often as it takes, and no oftener',
    async () => {
      const situation = twoRooms();
      const demandChanges = [...situation.team.demandChanges, { duty: 'OR1', date: '2026-12-16', need: 8 }];
      const asked: Situation = { ...situation, team: { ...situation.team, demandChanges } };
      const conflict = await findConflict(compileSituation(asked), { seconds: SECONDS });
      const first = await firstWayOut(asked, conflict!);
      const dropped = first.changes.filter((change) => change.kind === 'drop-need' && change.duty === 'OR1');
      expect(dropped.length).toBeGreaterThan(1);
      expect(first.sentence).toContain('Do without one more ');
      const works = (changes: readonly Change[]) => {
        const changed = compileSituation(changes.reduce(applyChange, asked));
        const findings = new LiveCheck(changed, first.rota.assignments).findings();
        return findings.every(({ severity, rule }) => severity === 'should' || rule === 'leave-cap');
      };
      expect(works(first.changes)).toBe(true);
      expect(works(first.changes.filter((change) => change !== dropped[0]))).toBe(false);
    },
    LONG,
  );
});
