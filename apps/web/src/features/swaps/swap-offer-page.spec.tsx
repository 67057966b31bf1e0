import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, Refused, STAFF_SESSION, type Answers } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { SwapOfferPage } from './swap-offer-page.tsx';

const MINE = { date: '2026-12-24', duty: 'OC1', from: 'CF', to: 'RL' };
const BACK = { date: '2026-12-31', duty: 'OC1', from: 'RL', to: 'CF' };
const TIMES = { start: '2026-12-24T17:30:00+00:00', end: '2026-12-25T07:30:00+00:00' };
const OPTIONS = {
  colleagues: 2,
  complete: true,
  swaps: [
    {
      moves: [
        { ...MINE, ...TIMES },
        { ...BACK, ...TIMES },
      ],
      people: ['CF', 'RL'],
      verdict: 'clean',
      says: [],
    },
  ],
  gives: [
    { person: 'RL', name: 'Rhys', verdict: 'clean', says: [] },
    {
      person: 'GPH',
      name: 'Gwenllian',
      verdict: 'broken',
      says: [{ severity: 'must', sentence: 'Gwenllian has 0 hours of rest; 11 are needed.' }],
    },
  ],
};
const PATH = '/swaps/offer?date=2026-12-24&duty=OC1';
const show = (answers: Answers) =>
  showSignedIn(
    <SwapOfferPage />,
    STAFF_SESSION,
    { 'GET /teams/unit/swaps': { policy: 'manager', me: 'CF', swaps: [] }, ...answers },
    { path: PATH },
  );

it('has the best swap chosen: one tap asks for it, and the offer names who gives what to whom', async () => {
  const user = userEvent.setup();
  const { sent, container } = show({
    'GET /teams/unit/swaps/options': OPTIONS,
    'POST /teams/unit/swaps': { id: 's1', state: 'offered' },
  });
  expect(await screen.findByText('1 of 2 colleagues can swap. Both sides are checked.')).toBeVisible();
  expect(screen.getByText('No rule is broken, for you or for Rhys.')).toBeVisible();
  expect(screen.getByText('Gwenllian has 0 hours of rest; 11 are needed.')).toBeInTheDocument();
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Ask Rhys' }));
  await screen.findByText('gone to /swaps');
  expect(sent.find(({ call }) => call === 'POST /teams/unit/swaps')!.body).toEqual({ moves: [MINE, BACK] });
});

it('says plainly that no swap keeps the rules, and still offers the duty to everyone', async () => {
  const user = userEvent.setup();
  const { sent } = show({
    'GET /teams/unit/swaps/options': { ...OPTIONS, swaps: [] },
    'POST /teams/unit/swaps': new Refused(422, {
      detail: 'A rule that must hold would break, so this was not sent.',
      violations: [{ sentence: 'Rhys holds a theatre.' }],
    }),
  });
  expect(await screen.findByText(/No swap of up to four people keeps every rule/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Offer to everyone' }));
  expect(sent.at(-1)!.body).toEqual({ moves: [{ ...MINE, to: null }] });
  expect(await screen.findByRole('alert')).toHaveTextContent('Rhys holds a theatre.');
});
