import { generateMonth } from '../bench/generated-months.ts';
import { columnBounds } from '../exact/column-bounds.ts';
import { PersonMonths } from '../person-month/person-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { loadEngine } from '../prove/engine.ts';
import { monthsOfArcs } from './surplus.ts';

const arcsOf = (months: readonly (PersonMonths | undefined)[]): number =>
  months.reduce((sum, of) => sum + (of?.graph.arcTo.length ?? 0), 0);

describe('months that take so many arcs a day', () => {
  it('are all there are where there are not so many, without long looking', async () => {
    const reduced = presolve(generateMonth({ people: 4, days: 7, seed: 1 }), { followMusts: true });
    const columns = await columnBounds(await loadEngine(), reduced, new Map(), () => false);
    const { generation } = columns!;
    generation.settle();
    const near = jest.spyOn(PersonMonths.prototype, 'near');
    const all = monthsOfArcs(generation.people, 1e6, Number.POSITIVE_INFINITY);
    expect(arcsOf(all)).toBe(arcsOf(generation.people));
    expect(near.mock.calls.length).toBeLessThan(100 * generation.people.length);
    near.mockRestore();
    const few = monthsOfArcs(generation.people, 2, Number.POSITIVE_INFINITY);
    const days = generation.people.reduce((sum, { choiceKinds }) => sum + choiceKinds.length, 0);
    expect(arcsOf(few)).toBeGreaterThanOrEqual(2 * days);
    expect(arcsOf(few)).toBeLessThan(arcsOf(all));
    generation.dispose();
  });
});
