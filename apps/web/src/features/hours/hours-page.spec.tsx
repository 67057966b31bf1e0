import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PAY_PACKS } from '@evenflow/domain';
import { accessProblems, MANAGER_SESSION } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { UNIT } from '../../testing/unit-team.ts';
import { HoursPage } from './hours-page.tsx';

const [first] = UNIT.people;
const WORKED = {
  ...{ person: first!.code, callOuts: 2, rosteredMinutes: 9_000, calledInMinutes: 150 },
  ...{ totalMinutes: 9_150, restOwedMinutes: 60 },
};

it('shows hours and pay of a published month, and what the calls earn once a basic hour is set', async () => {
  const user = userEvent.setup();
  const { sent, container } = showSignedIn(
    <HoursPage />,
    MANAGER_SESSION,
    {
      'GET /teams/unit/hours': [WORKED],
      'GET /teams/unit/pay': [],
      'GET /teams/unit/pay-settings': { scheme: PAY_PACKS.uk, basicHour: {} },
      'PUT /teams/unit/pay-settings': (body: unknown) => body,
    },
    { path: '/hours?month=2026-12' },
  );
  const row = await screen.findByRole('row', { name: new RegExp(`^${first!.name}`) });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual([...['150:00', '2', '2:30', '152:30', '1:00', '–', '–', '–']]);
  expect(screen.getByRole('link', { name: 'CSV for payroll' })).toHaveAttribute(
    'href',
    '/api/v1/teams/unit/pay.csv?from=2026-12-01&to=2026-12-31',
  );
  const basic = screen.getByLabelText(first!.name);
  await user.type(basic, 'a lot');
  expect(screen.getByText('An amount, as 21.37')).toBeVisible();
  await user.clear(basic);
  await user.type(basic, '21.37');
  await user.selectOptions(screen.getByLabelText('Scheme'), PAY_PACKS.us.name);
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save how call is paid' }));
  expect(await screen.findByText('Saved; pay is shown for 1 person.')).toBeVisible();
  expect(sent.find(({ call }) => call.startsWith('PUT'))!.body).toEqual({
    scheme: PAY_PACKS.us,
    basicHour: { [first!.code]: 2_137 },
  });
});
