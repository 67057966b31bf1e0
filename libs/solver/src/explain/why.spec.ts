import { LiveCheck } from '@evenflow/rules';
import { solveRota, type RotaResult } from '../solve-rota.ts';
import { twoRooms } from '../testing/two-rooms.ts';
import { compileSituation } from './situation.ts';
import { whyNot } from './why.ts';

const situation = twoRooms();
const { team, ruleSet, range } = situation;
let rota: RotaResult;

beforeAll(async () => {
  rota = await solveRota(team, ruleSet, range, { seed: 1, iterations: 150_000, exact: false });
});

/** Cells spread over the month, every other one of them held. */
function cells() {
  const held = rota.assignments
    .filter((_, i) => i % 31 === 5)
    .map(({ person, date, duty }) => ({ person, date, duty }));
  const others = held.map((cell, i) => ({ ...cell, person: team.people[i % team.people.length]!.code }));
  return [
    ...held,
    ...others.filter((cell) => !held.some((each) => each.person === cell.person && each.date === cell.date)),
  ];
}

describe('why me, why not me', () => {
  it('states the difference between the two rotas as the rules count it, with the cell otherwise', async () => {
    const compiled = compileSituation(situation);
    const before = new LiveCheck(compiled, rota.assignments);
    for (const cell of cells()) {
      const answer = await whyNot(situation, rota.assignments, cell, { seed: 1, iterations: 20_000, exact: false });
      const after = new LiveCheck(compiled, answer.assignments);
      const slot = compiled.view.slot(cell.person, cell.date, cell.duty)!.index;
      expect(after.holds(slot)).toBe(!before.holds(slot));
      expect(answer.cost).toBe(after.cost().total - before.cost().total);
      expect(Object.values(answer.byTier).reduce((sum, each) => sum + each, 0)).toBe(answer.cost);
      expect(Object.values(answer.byRule).reduce((sum, each) => sum + each, 0)).toBe(answer.cost);
      expect(answer.atLeast ?? answer.cost).toBeLessThanOrEqual(answer.cost);
    }
  }, 60_000);

  it('says which must stands in the way', async () => {
    const cell = { person: 'AV', date: '2026-12-09', duty: 'OR1' };
    const answer = await whyNot(situation, rota.assignments, cell, { seed: 1, iterations: 20_000, exact: false });
    expect(answer.possible).toBe(false);
    expect(answer.sentences).toContain('Anneliese is on leave on Wed 9 Dec and holds OR 1.');
  }, 30_000);

  it('does not move what is locked', async () => {
    const [{ person, date, duty }] = rota.assignments as [RotaResult['assignments'][number]];
    const locked = { ...situation, locks: [`${person}|${date}|${duty}`] };
    const asked = whyNot(locked, rota.assignments, { person, date, duty }, { seed: 1, iterations: 100 });
    await expect(asked).rejects.toMatchObject({ code: 'cell-locked' });
  });
});
