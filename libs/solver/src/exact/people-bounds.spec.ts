import type { Tier } from '@evenflow/rules';
import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { solve } from '../solve.ts';
import { EngineInUse } from './engine-in-use.ts';
import { OwnMonths, type OwnMonth } from './own-months.ts';
import { raiseByPeople } from './people-bounds.ts';

const KEPT = new Set<Tier>(['must', 'open', 'signed']);
const never = (): boolean => false;

/** Of six people, three cost more in whole duties than in parts of them; the third of them is not the last to be asked. */
const problem = generateMonth({ people: 6, days: 7, seed: 1 });
const reduced = presolve(problem, { followMusts: true });

let engine: EngineInUse;
let own: OwnMonths;
/** Everybody's cheapest months, in the order in which they raise the bound. */
let months: OwnMonth[];
let clock: jest.SpyInstance<number, []>;

beforeAll(async () => {
  engine = new EngineInUse();
  await engine.load();
  const model = linearModel(reduced, KEPT);
  own = new OwnMonths(model, reduced, lpBound(engine.highs, model, never).multipliers!);
  months = own.people.map((person) => own.of(engine.highs, person, 60, never));
});
// No time passes, however busy the machine is.
beforeEach(() => (clock = jest.spyOn(performance, 'now').mockReturnValue(0)));
afterEach(() => clock.mockRestore());

async function raised(onRaise: () => void = () => undefined, over = never) {
  const bounds: number[] = [];
  const raise = (bound: number): void => {
    bounds.push(bound);
    onRaise();
  };
  const hard = await raiseByPeople(engine, own, { raise, over });
  return { bounds, hard };
}

describe('a bound raised by whole duties', () => {
  it('counts what each person costs beside all before, and stays below every rota', async () => {
    const { bounds } = await raised();
    let sum = own.bound;
    expect(bounds).toEqual(months.map(({ gain }) => own.rounded((sum += gain))));
    expect(bounds.at(-1)).toBeGreaterThan(own.rounded(own.bound) + 20);
    const { cost } = await solve(problem, { seed: 1, iterations: 50_000, exact: false });
    expect(bounds.at(-1)).toBeLessThanOrEqual(cost.total);
  });

  it('tells whom they cost something, those with most free slots first', async () => {
    const { hard } = await raised();
    const costly = months.filter(({ gain }) => gain >= 0.5);
    expect(costly).toHaveLength(3);
    expect(hard).toEqual(costly.map(({ person }) => person).reverse());
  });

  it('is raised by nobody more once the run is over', async () => {
    let raises = 0;
    const { bounds } = await raised(
      () => (raises += 1),
      () => raises === 2,
    );
    expect(bounds).toHaveLength(2);
  });

  it('is raised by nobody more after its seconds', async () => {
    let now = 0;
    clock.mockImplementation(() => now);
    const { bounds } = await raised(() => (now += 1900));
    expect(bounds).toHaveLength(5);
  });

  it('ends with who takes longer than there is for one: the next take longer still', async () => {
    let now = 0;
    clock.mockImplementation(() => now);
    const { bounds } = await raised(() => (now += 2100));
    expect(bounds).toHaveLength(1);
  });
});
