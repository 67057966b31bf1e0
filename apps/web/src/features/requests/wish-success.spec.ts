import { wishSuccess } from './wish-success.ts';

const request = {
  ...{ person: 'CF', from: '2026-12-01', to: '2026-12-01', duty: 'any' },
  ...{ wish: 'avoid' as const, priority: 'nice' as const },
};
const outcome = (month: string, met: boolean) => ({ request, month, met, against: [] });

it('counts by month, in order', () => {
  const outcomes = [outcome('2026-12', true), outcome('2026-11', false), outcome('2026-12', false)];
  expect(wishSuccess(outcomes)).toEqual([
    { month: '2026-11', met: 0, all: 1 },
    { month: '2026-12', met: 1, all: 2 },
  ]);
});
