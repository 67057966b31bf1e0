import type { Tier } from '@evenflow/rules';
import { generateMonth } from '../bench/generated-months.ts';
import { slotsNear } from '../columns/surplus.ts';
import { narrow } from '../improve/narrow.ts';
import { presolve } from '../presolve/presolve.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { EngineInUse } from './engine-in-use.ts';
import { OwnMonths } from './own-months.ts';
import { settleInTurn } from './settled-people.ts';

const kept = new Set<Tier>(['must', 'open', 'signed']);
const over = (): boolean => false;

async function relaxed() {
  const reduced = presolve(generateMonth({ people: 5, days: 14, seed: 2 }), { followMusts: true });
  const engine = new EngineInUse();
  await engine.load();
  const model = linearModel(reduced, kept);
  const { multipliers } = lpBound(engine.highs, model, over);
  return { reduced, engine, own: new OwnMonths(model, reduced, multipliers!) };
}

const host = { over, room: () => Promise.resolve() };

describe('people who are hard to plan', () => {
  it('have their month settled so that the others can still have theirs', async () => {
    const { reduced, engine, own } = await relaxed();
    const people = own.people.slice(-2);
    const surplus = await settleInTurn(engine, { reduced, kept }, own, people, { ...host, best: () => Infinity });
    const theirs = [...reduced.free.keys()].filter((slot) =>
      people.includes(reduced.problem.slots[reduced.free[slot]!]!.person),
    );
    const settled = theirs.map((slot) => surplus.bySlot[slot]!);
    expect(settled.filter((value) => value === 0).length).toBeGreaterThan(0);
    expect(settled.every((value) => value === 0 || value === Infinity)).toBe(true);
    const open = slotsNear(surplus, Number.MAX_SAFE_INTEGER, 1);
    expect(theirs.every((slot, i) => open[slot] === (settled[i] === 0 ? 1 : 0))).toBe(true);
    const model = linearModel(narrow(reduced, open, new Uint8Array(open.length)), kept);
    expect(model.possible).toBe(true);
    expect(lpBound(engine.highs, model, over).bound).toBeGreaterThanOrEqual(surplus.bound);
  });

  it('wait for memory that is short for a moment only', async () => {
    const { reduced, engine, own } = await relaxed();
    let short = true;
    const room = (): Promise<void> => {
      short = false;
      return Promise.resolve();
    };
    const waiting = { best: () => Infinity, over: () => short, room };
    const surplus = await settleInTurn(engine, { reduced, kept }, own, own.people.slice(-1), waiting);
    expect([...surplus.bySlot]).toContain(Infinity);
  });

  it('keep their choice when a settled month leaves the others too little', async () => {
    const { reduced, engine, own } = await relaxed();
    const best = (): number => own.bound;
    const surplus = await settleInTurn(engine, { reduced, kept }, own, own.people.slice(-2), { ...host, best });
    expect([...surplus.bySlot].filter((value) => value === Infinity)).toEqual([]);
  });
});
