import { instantText } from '@evenflow/domain';
import { periodOf, readFhirDate } from './fhir-date.ts';

const LONDON = 'Europe/London';
const within = (...texts: string[]) => {
  const { from, to } = periodOf(
    texts.map((text) => readFhirDate(text)!),
    LONDON,
  );
  const say = (minute: number) => (Number.isFinite(minute) ? instantText(minute, LONDON) : null);
  return [say(from), say(to)];
};

it.each([
  ['2026', '2026-01-01T00:00:00+00:00', '2027-01-01T00:00:00+00:00'],
  ['2026-06', '2026-06-01T00:00:00+01:00', '2026-07-01T00:00:00+01:00'],
  ['eq2028-02-29', '2028-02-29T00:00:00+00:00', '2028-03-01T00:00:00+00:00'],
  // Days on which the clocks change have 23 and 25 hours.
  ['2027-03-28', '2027-03-28T00:00:00+00:00', '2027-03-29T00:00:00+01:00'],
  ['2026-10-25', '2026-10-25T00:00:00+01:00', '2026-10-26T00:00:00+00:00'],
  ['2026-12-09T20:15:30Z', '2026-12-09T20:15:00+00:00', '2026-12-09T20:16:00+00:00'],
  ['2026-12-09T20:15:30 01:00', '2026-12-09T19:15:00+00:00', '2026-12-09T19:16:00+00:00'],
  ['2026-07-09T20:15', '2026-07-09T20:15:00+01:00', '2026-07-09T20:16:00+01:00'],
  ['ge2026-12-09', '2026-12-09T00:00:00+00:00', null],
  ['gt2026-12-09', '2026-12-10T00:00:00+00:00', null],
  ['le2026-12-09', null, '2026-12-10T00:00:00+00:00'],
  ['lt2026-12-09', null, '2026-12-09T00:00:00+00:00'],
])('%s is a run of time at the site', (text, from, to) => {
  expect(within(text)).toEqual([from, to]);
});

it('takes several dates together', () => {
  expect(within('ge2026-12-01', 'le2026-12-02')).toEqual(['2026-12-01T00:00:00+00:00', '2026-12-03T00:00:00+00:00']);
});

it.each([
  '',
  '26',
  '2026-13',
  '2026-02-30',
  'ne2026',
  '2026-1-1',
  '2026-12-09T25:00:00Z',
  '2026-12-09T20',
  'yesterday',
])('“%s” is none', (text) => {
  expect(readFhirDate(text)).toBeNull();
});
