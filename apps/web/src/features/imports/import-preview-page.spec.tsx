import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImportPreview } from '../../api/wire.ts';
import { accessProblems, MANAGER_SESSION, type Answers } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { ImportPreviewPage } from './import-preview-page.tsx';

const PREVIEW: ImportPreview = {
  id: 'i1',
  fileName: 'rota.xlsx',
  status: 'preview',
  team: null,
  into: null,
  month: null,
  sheets: [
    {
      name: 'Rota',
      kind: 'rota',
      understood: 1,
      counts: { 'as-written': 1, 'by-evidence': 0, asks: 1, 'left-out': 0 },
      cells: [
        { cell: 'B4', text: 'TH1', status: 'as-written', what: 'TH1' },
        { cell: 'L10', text: 'OC1>RL?', status: 'asks', what: 'OC1>RL?' },
      ],
    },
  ],
  questions: [
    {
      id: 'q1',
      sheet: 'Rota',
      cell: 'L10',
      text: 'Who has the call?',
      evidence: ['Rhys has F on Thursday.'],
      answers: [
        { id: 'kaf', label: 'Kwabena' },
        { id: 'rl', label: 'Rhys' },
      ],
      answer: null,
    },
  ],
  problems: [],
  summary: {
    people: 3,
    duties: 4,
    leave: 0,
    requests: 0,
    assignments: 1,
    changes: { added: 8, changed: 0, unchanged: 0 },
  },
};
const answered = { ...PREVIEW, questions: [{ ...PREVIEW.questions[0]!, answer: 'rl' }] };
const show = (answers: Answers) =>
  showSignedIn(<ImportPreviewPage />, MANAGER_SESSION, answers, { path: '/import/i1', pattern: '/import/:id' });

it('is answered by keys alone, and only then lets itself be written', async () => {
  const user = userEvent.setup();
  const { sent, container } = show({
    'GET /imports/i1': PREVIEW,
    'PATCH /imports/i1': answered,
    'POST /imports/i1/confirm': { team: 'unit' },
  });
  expect(await screen.findByRole('button', { name: 'Import, after 1 answer' })).toBeDisabled();
  expect(screen.getByText('Nothing is written until you say so')).toBeVisible();
  expect(await accessProblems(container)).toEqual([]);
  await user.keyboard('2');
  expect(sent.find((one) => one.call === 'PATCH /imports/i1')!.body).toEqual({ answers: { q1: 'rl' } });
  await user.click(await screen.findByRole('button', { name: 'Import 8 new' }));
  expect(sent.some((one) => one.call === 'POST /imports/i1/confirm')).toBe(true);
});

it('names sheet and cell of what must be corrected and offers no import', async () => {
  const problems = [{ sheet: 'Leave', cell: 'C7', sentence: 'Leave, C7: 30 February does not exist.' }];
  show({ 'GET /imports/i1': { ...answered, problems } });
  expect(await screen.findByRole('alert')).toHaveTextContent('Leave, C7: 30 February does not exist.');
  expect(screen.getByRole('button', { name: 'Import, after the workbook is corrected' })).toBeDisabled();
});

it('says what changed and takes it back', async () => {
  const user = userEvent.setup();
  const { sent } = show({
    'GET /imports/i1': { ...answered, status: 'confirmed' },
    'POST /imports/i1/undo': { ...answered, status: 'undone' },
  });
  expect(await screen.findByRole('heading', { name: 'rota.xlsx is imported' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo this import' }));
  expect(sent.some((one) => one.call === 'POST /imports/i1/undo')).toBe(true);
});
