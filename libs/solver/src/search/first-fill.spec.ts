import { atOnce, compileRota, type RuleSet } from '@evenflow/rules';
import { call, person, tinyTeam } from '@evenflow/testing';
import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { hardUnit } from '../presolve/row-cost.ts';
import { firstFill } from './first-fill.ts';
import { Move } from './move.ts';
import { searchParts } from './search-parts.ts';

const problem = generateMonth({ people: 14, days: 28, seed: 3 });
const reduced = presolve(problem, { followMusts: true, joinAlike: true });

describe('the first rota', () => {
  it('gets cheaper with every duty given out, until nothing is left that is worth giving', () => {
    const { model, shape, state } = atOnce(searchParts(reduced));
    const move = new Move(state, shape);
    let before = state.trueCost;
    let priced = 0;
    for (const changes of firstFill(move)) {
      priced += changes;
      move.commit();
      expect(state.trueCost).toBeLessThanOrEqual(before);
      before = state.trueCost;
    }
    expect(state.held.size).toBeGreaterThan(0);
    // Every slot was looked at, and those of a duty again each time somebody got it.
    expect(priced).toBeGreaterThanOrEqual(model.slotCount);
    for (let slot = 0; slot < model.slotCount; slot += 1) {
      if (state.lit[slot] === 1) continue;
      const price = state.price(slot);
      state.takeBack();
      // Later days may have made an earlier duty worth giving to somebody: at most by a should.
      expect(price).toBeGreaterThan(-hardUnit(problem));
    }
  });

  it('goes round where everybody costs the same', () => {
    const team = tinyTeam({ people: ['Amy', 'Ben', 'Cat'].map((code) => person(code)), dutyTypes: [call('C1')] });
    const cover: RuleSet = {
      format: 'evenflow-rules/1',
      name: 'Cover',
      settings: [{ id: 'cover', rule: 'required-count' }],
    };
    const { problem: week } = compileRota(team, cover, { from: '2026-12-07', to: '2026-12-12' });
    const { shape, state } = atOnce(searchParts(presolve(week, { followMusts: true })));
    const move = new Move(state, shape);
    for (const _ of firstFill(move)) move.commit();
    const held = [...state.held.items.subarray(0, state.held.size)].map((slot) => shape.person[slot]);
    expect(held.sort()).toEqual([0, 0, 1, 1, 2, 2]);
  });
});
