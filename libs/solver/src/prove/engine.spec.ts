import { hasSolution, loadEngine, withModel } from './engine.ts';
import type { LinearModel } from './linear-model.ts';

/** Pigeons into holes, one at most in each. */
function pigeons(count: number, holes: number): LinearModel {
  const at = (pigeon: number, hole: number) => pigeon * holes + hole;
  const all = (n: number) => Array.from({ length: n }, (_, i) => i);
  const rows = [
    ...all(count).map((pigeon) => ({ columns: all(holes).map((hole) => at(pigeon, hole)), min: 1, max: Infinity })),
    ...all(holes).map((hole) => ({ columns: all(count).map((pigeon) => at(pigeon, hole)), min: -Infinity, max: 1 })),
  ];
  const slots = all(count * holes);
  return {
    slotCount: slots.length,
    ...{ cost: slots.map(() => 0), lower: slots.map(() => 0), upper: slots.map(() => 1) },
    ...{ rowLower: rows.map(({ min }) => min), rowUpper: rows.map(({ max }) => max) },
    rowStart: rows.reduce((starts, { columns }) => [...starts, starts.at(-1)! + columns.length], [0]),
    column: rows.flatMap(({ columns }) => columns),
    value: rows.flatMap(({ columns }) => columns.map(() => 1)),
    source: rows.map((_, row) => row),
    ...{ costStep: 1, offset: 0, againstKept: 0, possible: true, anyOf: [], firstLink: rows.length, priced: [] },
  };
}

describe('what the engine hands out', () => {
  it.each([
    [8, 8, 3600, true],
    [9, 8, 3600, false],
    [9, 8, 0, false],
  ])('for %i pigeons and %i holes in %i s is a solution: %s', async (count, holes, seconds, expected) => {
    const highs = await loadEngine();
    const options = { integers: true, settings: { time_limit: seconds } };
    const given = withModel(highs, pigeons(count, holes), options, (engine) => {
      engine.run();
      return { values: engine.getSolution().colValue.length, solution: hasSolution(highs, engine) };
    });
    expect(given).toEqual({ values: count * holes, solution: expected });
  });
});
