import type { Membership } from '../api/wire.ts';
import { phonePlaces, placesFor } from './places.ts';

const member = (role: Membership['roles'][number], person: string | null) =>
  ({ team: 'unit', roles: [role], person }) as unknown as Membership;
const ways = (membership: Membership) => {
  const { bar, more } = phonePlaces(membership);
  return { bar: bar.map(({ short }) => short), more: more.map(({ label }) => label) };
};

it('gives staff what a thumb needs, and everything else behind one button', () => {
  expect(ways(member('staff', 'CF'))).toEqual({
    bar: ['My duties', 'Team', 'Swaps', 'On call'],
    more: ['Rota', 'Leave and wishes', 'Notices', 'In my calendar'],
  });
});

it.each([
  ['a manager on the rota', member('manager', 'GPH'), ['Rota', 'My duties', 'Swaps', 'On call']],
  ['a manager who holds no duty', member('manager', null), ['Rota', 'Swaps', 'On call', 'Leave']],
  ['the switchboard', member('viewer', null), ['Rota', 'On call', 'Cover']],
])('has a place for %s in the bar or behind it', (_name, membership, bar) => {
  expect(ways(membership).bar).toEqual(bar);
  const { bar: shown, more } = phonePlaces(membership);
  expect([...shown, ...more].map(({ to }) => to).sort()).toEqual(
    placesFor(membership)
      .map(({ to }) => to)
      .sort(),
  );
});
