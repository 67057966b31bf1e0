import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CoverAlarm } from '../../../api/wire.ts';
import { accessProblems, renderPage, serve } from '../../../testing/render-page.tsx';
import { AlarmList } from './alarm-list.tsx';

const alarm = (id: string, day: string, why: string): CoverAlarm => ({
  ...{
    id,
    site: 'SC',
    duty: 'OC1',
    start: `2026-12-0${day}T17:30:00+00:00`,
    end: `2026-12-0${Number(day) + 1}T07:30:00+00:00`,
  },
  sentence: `First on call: nobody from ${day} Dec 17:30. ${why}`,
  ...{ openedAt: '2026-11-28T21:47:00+00:00', seenAt: null, seenBy: null, closedAt: null },
});
const OUT = 'The rota for this day is not published.';

it('shows a month that is not out as one alarm, seen with one tap, and every other gap by itself', async () => {
  const alarms = [
    alarm('a', '1', OUT),
    alarm('b', '2', OUT),
    alarm('c', '2', 'Amy is off sick and nobody has taken over.'),
  ];
  const sent = serve(
    Object.fromEntries(alarms.map(({ id }) => [`POST /teams/unit/cover/alarms/${id}/seen`, undefined])),
  );
  const { container } = renderPage(<AlarmList team="unit" alarms={alarms} />, { path: '/cover' });
  expect(screen.getByRole('heading', { name: '2 open alarms' })).toBeVisible();
  const [sick, month] = screen.getAllByRole('listitem');
  expect(sick).toHaveTextContent('Amy is off sick');
  expect(month).toHaveTextContent(
    'December 2026 is not published: nobody holds 2 calls that begin within a week, the first Tue 1 Dec 17:30.',
  );
  expect(await accessProblems(container)).toEqual([]);
  await userEvent.setup().click(screen.getAllByRole('button', { name: 'I have seen it' })[1]!);
  expect(sent.map(({ call }) => call)).toEqual(['a', 'b'].map((id) => `POST /teams/unit/cover/alarms/${id}/seen`));
});
