import type { BoardRole } from '@evenflow/domain';
import type { BoardAnswer } from './board-file.ts';
import { boardSites, firstGap, hourTicks, searchSites, uncoveredCount } from './board-view.ts';
import { freshness } from './freshness.ts';

const AT = '2026-12-09T21:47:00+00:00';
const now = Date.parse(AT) / 60_000;

const role = (part: Partial<BoardRole>): BoardRole => ({
  team: 'unit',
  duty: 'OC1',
  name: 'First on call',
  mark: 'first-call',
  responseMinutes: 30,
  rotaVersion: 4,
  uncovered: false,
  person: { code: 'SND', name: 'Siobhán Ní Dhálaigh' },
  reachFirst: { kind: 'phone', value: '07700 900134' },
  since: '2026-12-09T17:30:00+00:00',
  until: '2026-12-10T07:30:00+00:00',
  backup: [],
  next: { name: 'Chloe Featherstone', from: '2026-12-10T17:30:00+00:00' },
  ...{ handOver: null, alarm: null, notes: [] },
  bands: [{ start: '2026-12-09T17:30:00+00:00', end: '2026-12-10T07:30:00+00:00', name: 'Siobhán Ní Dhálaigh' }],
  ...part,
});
const answer = (...roles: BoardRole[]): BoardAnswer => ({
  asOf: AT,
  at: AT,
  sites: [{ site: 'SC', name: 'St Cuthbert’s', timeZone: 'Europe/London', coveredUntil: null, notes: [], roles }],
});
const rowOf = (part: Partial<BoardRole>) => boardSites(answer(role(part)), now)[0]!.rows[0]!;

const GAP: Partial<BoardRole> = {
  uncovered: true,
  person: null,
  reachFirst: null,
  since: '2026-12-09T17:30:00+00:00',
  cause: 'Arturo is away and nobody has taken over.',
  backup: [{ name: 'Zainab', duty: 'OC2', reachFirst: { kind: 'phone', value: '07700 900178' }, responseMinutes: 60 }],
  bands: [{ start: '2026-12-09T17:30:00+00:00', end: '2026-12-10T07:30:00+00:00', name: null }],
};

it('says until when and how long that is', () => {
  expect(rowOf({}).note).toBe('until 07:30, 9 h 43 min left');
});

it('never shows the person of a gap as reachable, says since when and whom to ring', () => {
  const row = rowOf(GAP);
  expect(row).toMatchObject({ state: 'nobody', headline: 'NOBODY since 17:30', reach: null });
  expect(row.ringAbout?.name).toBe('Zainab');
  expect(uncoveredCount(boardSites(answer(role(GAP)), now))).toBe(1);
});

it('keeps a role that is not needed now apart from a gap', () => {
  const row = rowOf({ person: null, until: null, since: null, bands: [] });
  expect(row.state).toBe('not-now');
  expect(row.note).toBe('next Thu 17:30 Chloe Featherstone');
});

it('cuts bands at the 24 hours shown', () => {
  const [band] = rowOf({}).bands;
  expect(band!.left).toBe(0);
  expect(band!.width).toBeCloseTo(((9 * 60 + 43) / 1440) * 100, 5);
});

it('tells of the first gap to come', () => {
  const late = role({ ...GAP, uncovered: false, person: { code: 'A', name: 'Ann' } });
  expect(firstGap(boardSites(answer(role({}), late), now))).toBe('Nobody, 17:30 to 07:30');
  expect(firstGap(boardSites(answer(role({})), now))).toBeNull();
});

it.each(['siobhan', 'DHALAIGH ni', 'first', 'oc1', 'cuthbert'])('finds a row by “%s”', (typed) => {
  expect(searchSites(boardSites(answer(role({})), now), typed)).toHaveLength(1);
});

it('finds nothing by what is nowhere', () => {
  expect(searchSites(boardSites(answer(role({})), now), 'radiology')).toHaveLength(0);
});

it('labels whole hours only, on whole hours', () => {
  const [first] = hourTicks(AT, 3);
  expect(first!.label).toBe('22');
  expect(first!.left).toBeCloseTo((13 / 1440) * 100, 5);
});

it('is stale from the sixtieth second without an answer', () => {
  expect(freshness(0, 59_999).stale).toBe(false);
  expect(freshness(0, 60_000).stale).toBe(true);
});
