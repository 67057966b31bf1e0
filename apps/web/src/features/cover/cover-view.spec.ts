import type { Cover, CoverLine } from '../../api/wire.ts';
import { coverDays, hangsOnMost, wholeUntil } from './cover-view.ts';

const stretch = (
  start: string,
  end: string,
  state: CoverLine['stretches'][number]['state'],
  cause: string | null = null,
) => ({
  ...{ start: `2026-12-${start}:00+00:00`, end: `2026-12-${end}:00+00:00`, state, cause },
  ...{ person: state === 'on-call' ? 'Ann' : null, duty: null, credential: null },
});
const line = (...stretches: CoverLine['stretches']): CoverLine => ({
  ...{ site: 'H', siteName: 'Hospital', duty: 'OC1', name: 'First call', responseMinutes: 30, competences: [] },
  ...{ coveredMinutes: 0, uncoveredMinutes: 0, notAskedMinutes: 0, stretches },
});
const RANGE = { from: '2026-12-11T12:00:00+00:00', to: '2026-12-15T00:00:00+00:00' };
const LINE = line(
  stretch('11T12:00', '11T17:30', 'in-house'),
  stretch('11T17:30', '12T07:30', 'on-call'),
  stretch('12T07:30', '13T07:30', 'uncovered', 'Arturo is away and nobody has taken over.'),
  stretch('13T07:30', '14T00:00', 'not-asked'),
  stretch('14T00:00', '15T00:00', 'uncovered', 'The rota for this day is not published.'),
);

it('says day by day whether somebody is there, and why not', () => {
  expect(coverDays(RANGE, LINE).map(({ day, state }) => [day, state])).toEqual([
    ['2026-12-11', 'whole'],
    ['2026-12-12', 'partly'],
    ['2026-12-13', 'nobody'],
    ['2026-12-14', 'unpublished'],
  ]);
  expect(coverDays(RANGE, LINE)[1]!.words).toBe(
    'Sat 12 Dec: nobody 07:30 to 24:00. Arturo is away and nobody has taken over.',
  );
});

it('knows until when cover is whole', () => {
  const cover = { ...RANGE, lines: [LINE] } as unknown as Cover;
  expect(wholeUntil(cover)).toBe('2026-12-12T07:30:00+00:00');
  expect(wholeUntil({ ...cover, from: '2026-12-12T08:00:00+00:00' })).toBeNull();
  expect(wholeUntil({ ...cover, lines: [] })).toBe(RANGE.to);
});

it('names the person everything hangs on, when there is one', () => {
  const call = (person: string, day: string) => ({ date: `2026-12-${day}`, duty: 'OC1', person, withSignature: [] });
  expect(hangsOnMost([call('Ann', '01'), call('Bo', '02'), call('Ann', '03')])).toEqual({ person: 'Ann', calls: 2 });
  expect(hangsOnMost([call('Ann', '01'), call('Bo', '02')])).toBeNull();
});
