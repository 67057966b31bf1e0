import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { SetUpPage } from './set-up-page.tsx';

const AT = { path: '/set-up/unit/people', pattern: '/set-up/:team/:step' };
const PASTED = {
  ...{ id: 'i1', fileName: 'People.tsv', status: 'preview', team: 'unit', into: null, month: null, questions: [] },
  sheets: [
    {
      ...{ name: 'People', kind: 'staff', understood: 3 },
      counts: { 'as-written': 3, 'by-evidence': 0, asks: 1, 'left-out': 0 },
      cells: [
        { cell: 'A1', text: 'Name', status: 'as-written', what: 'a header' },
        { cell: 'B2', text: 'lots', status: 'asks', what: 'is not a number' },
      ],
    },
  ],
  problems: [{ sheet: 'People', cell: 'B2', sentence: 'People, B2: “lots” is not a number (fte).' }],
  summary: {
    ...{ people: 1, duties: 0, leave: 0, requests: 0, assignments: 0 },
    changes: { added: 1, changed: 0, unchanged: 0 },
  },
};

it('shows the five steps with what each has, and leads on from a step that is done', async () => {
  const { container } = showSignedIn(<SetUpPage />, MANAGER_SESSION, {}, AT);
  const steps = within(await screen.findByRole('navigation', { name: 'Steps of the set-up' }));
  expect(steps.getAllByRole('link').map((link) => link.textContent)).toHaveLength(5);
  expect(steps.getByRole('link', { current: 'page' })).toHaveTextContent('People3 people');
  expect(screen.getByRole('link', { name: 'Next: duties and demand' })).toHaveAttribute('href', '/set-up/unit/duties');
  expect(await accessProblems(container)).toEqual([]);
});

it('reads pasted rows as that sheet of this team, and says at its cell what is wrong', async () => {
  const user = userEvent.setup();
  const { sent } = showSignedIn(<SetUpPage />, MANAGER_SESSION, { 'POST /imports': PASTED }, AT);
  const panel = within(await screen.findByRole('region', { name: 'Paste people' }));
  await user.click(panel.getByRole('textbox'));
  await user.paste('Name\tWTE\nAnn Early\tlots');
  expect(await screen.findByText(/“lots” is not a number/)).toBeVisible();
  const workbook = (sent.find(({ call }) => call === 'POST /imports')!.body as FormData).get('workbook') as File;
  expect(workbook.name).toBe('People.tsv');
  expect(screen.getByRole('cell', { name: /lots/ })).toHaveAttribute('data-status', 'asks');
  expect(screen.getByRole('button', { name: 'Add, after the rows are corrected' })).toBeDisabled();
});

it('adds somebody over the version that was seen', async () => {
  const user = userEvent.setup();
  const { sent } = showSignedIn(<SetUpPage />, MANAGER_SESSION, { 'PUT /teams/unit/people/NN': {} }, AT);
  await user.click(await screen.findByRole('button', { name: 'Add somebody' }));
  await user.type(screen.getByRole('textbox', { name: 'Code' }), 'NN');
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Nia New');
  await user.click(screen.getByRole('button', { name: 'Add the person' }));
  expect(await screen.findByText('Nia New saved')).toBeVisible();
  const put = sent.find(({ call }) => call === 'PUT /teams/unit/people/NN')!;
  expect([put.headers.get('if-match'), (put.body as { name: string }).name]).toEqual(['"7"', 'Nia New']);
});
