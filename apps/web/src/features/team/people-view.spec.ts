import { UNIT } from '../../testing/unit-team.ts';
import { credentialLine, filterPeople, personLines } from './people-view.ts';

const review = { type: 'ECMO review', body: 'Unit', number: '12', expires: '2026-12-13', required: true };

it.each([
  ['2026-09-13', 'valid', 'until Sun 13 Dec 2026'],
  ['2026-09-14', 'expiring', 'until Sun 13 Dec 2026, in 90 days'],
  ['2026-12-12', 'expiring', 'until Sun 13 Dec 2026, in 1 day'],
  ['2026-12-13', 'expiring', 'until Sun 13 Dec 2026, in 0 days'],
  ['2026-12-14', 'expired', 'ended Sun 13 Dec 2026'],
])('on %s a credential whose last day is 13 December is %s', (today, state, until) => {
  expect(credentialLine(review, today)).toMatchObject({ state, until });
});

it('counts what needs attention and finds people by competence', () => {
  const lines = personLines(UNIT.people, UNIT.competences, '2026-12-09');
  expect(lines.map((line) => line.attention)).toEqual([0, 1, 0]);
  expect(filterPeople(lines, 'ecmo').map((line) => line.code)).toEqual(['GPH']);
});
