import type { Rota } from '@evenflow/api-client';
import { rotaOf, team } from '../../testing/december.ts';
import { editsFor, ledgerFor, monthsOf, plannedTurns } from './holiday-year.ts';

const turns = (rotas: readonly Rota[]) => plannedTurns(ledgerFor(team), { year: 2026, today: '2026-12-26' }, rotas);

it('shows each call of a named holiday with whom the month gives it to', () => {
  const december = turns([rotaOf()]);
  expect(monthsOf(december.map(({ turn }) => turn))).toEqual(['2026-12']);
  expect(december.map(({ turn }) => `${turn.date} ${turn.duty}`)).toEqual(
    ['2026-12-25 OC1', '2026-12-25 OC2', '2026-12-28 OC1', '2026-12-28 OC2'].sort(),
  );
  expect(december.every(({ held, locked }) => held !== null && !locked)).toBe(true);
  expect(december.map(({ past }) => past)).toEqual([true, true, false, false]);
});

it('changes nothing for what stays, locks what is kept, and takes over what another held', () => {
  const [first] = turns([rotaOf()]);
  const { date, duty } = first!.turn;
  const held = first!.held!;
  const other = first!.candidates.find(({ person }) => person !== held)!.person;
  expect(editsFor(first!, held)).toEqual([{ op: 'lock', person: held, date, duty }]);
  expect(editsFor({ ...first!, locked: true }, held)).toEqual([]);
  expect(editsFor({ ...first!, locked: true }, other)).toEqual([
    { op: 'unlock', person: held, date, duty },
    { op: 'clear', person: held, date, duty },
    { op: 'assign', person: other, date, duty },
    { op: 'lock', person: other, date, duty },
  ]);
  expect(editsFor({ ...first!, held: null }, null)).toEqual([]);
});
