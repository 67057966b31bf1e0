import { team } from '../../testing/december.ts';
import { worthKnowing } from './readiness.ts';

const titles = (today: string) => worthKnowing(team, '2026-12', today).map(({ id, good }) => [id, good]);

it('says notice, lapsing credentials and undecided leave of the month, by name', () => {
  const known = worthKnowing(team, '2026-12', '2026-11-26');
  expect(known[0]).toMatchObject({ good: false, title: '5 days’ notice before the 1st' });
  expect(known[1]!.sentences.join(' ')).toContain('Rhys Llewellyn: ECMO competency review lapses on Sun 13 Dec.');
  expect(known[2]!.sentences.join(' ')).toContain('Chloe Featherstone asks for AL');
});

it('finds nothing to say of a month out in time, with papers in date and leave decided', () => {
  const clear = {
    ...team,
    leave: team.leave.filter(({ status }) => status !== 'requested'),
    people: team.people.map((person) => ({ ...person, credentials: [] })),
  };
  expect(worthKnowing(clear, '2026-12', '2026-10-20').every(({ good }) => good)).toBe(true);
  expect(titles('2026-12-02')[0]).toEqual(['notice', false]);
});
