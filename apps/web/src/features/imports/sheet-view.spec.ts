import type { ImportPreview } from '../../api/wire.ts';
import { columnLetters, confirmLabel, drawSheet, nextOpen, parseAddress } from './sheet-view.ts';

const question = (id: string, answer: string | null) => ({
  id,
  sheet: 'Rota',
  cell: 'L10',
  text: '?',
  evidence: [],
  answers: [{ id: 'a', label: 'A' }],
  answer,
});
const preview = (answers: (string | null)[], changes = { added: 3, changed: 1, unchanged: 0 }): ImportPreview => ({
  id: '1',
  fileName: 'rota.xlsx',
  status: 'preview',
  team: null,
  into: null,
  month: null,
  sheets: [],
  questions: answers.map((answer, i) => question(`q${i}`, answer)),
  problems: [],
  summary: { people: 1, duties: 1, leave: 0, requests: 0, assignments: 0, changes },
});

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
])('column %i is %s and back', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
  expect(parseAddress(`${letters}7`)).toEqual({ row: 7, column });
});

it('takes what names no cell for none', () => {
  expect(parseAddress('')).toBeNull();
  expect(parseAddress('the whole sheet')).toBeNull();
});

it('draws cells at their own addresses and says how many it leaves out', () => {
  const drawn = drawSheet(
    {
      name: 'Rota',
      kind: 'rota',
      understood: 5,
      counts: { 'as-written': 5, asks: 1 },
      cells: [
        { cell: 'B4', text: 'TH1', status: 'as-written', what: 'TH1' },
        { cell: 'L10', text: 'OC1>RL?', status: 'asks', what: 'OC1>RL?' },
      ],
    },
    [question('q0', null)],
  );
  expect(drawn.rows).toEqual([4, 10]);
  expect(drawn.columns[0]).toBe(2);
  expect(drawn.columns.at(-1)).toBe(12);
  expect(drawn.cellAt(10, 12)).toMatchObject({ question: 1, answered: false });
  expect(drawn.notShown).toBe(4);
});

it('counts the open answers down, then says what importing does', () => {
  expect(confirmLabel(preview([null, null]))).toBe('Import, after 2 answers');
  expect(confirmLabel(preview(['a', null]))).toBe('Import, after 1 answer');
  expect(confirmLabel(preview(['a']))).toBe('Import 3 new, 1 changed');
  expect(confirmLabel(preview([], { added: 0, changed: 0, unchanged: 9 }))).toBe('Import: nothing would change');
});

it('goes to the next open question, round the end', () => {
  const { questions } = preview([null, 'a', null]);
  expect(nextOpen(questions, 'q0')).toBe('q2');
  expect(nextOpen(questions, 'q2')).toBe('q0');
  expect(nextOpen(preview(['a']).questions, null)).toBeNull();
});
