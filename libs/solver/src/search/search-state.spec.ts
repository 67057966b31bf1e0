import { atOnce } from '@evenflow/rules';
import fc from 'fast-check';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { Random } from '../random.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { Move } from './move.ts';
import { nextProposer } from './proposals.ts';
import { RotaShape } from './rota-shape.ts';
import { layOutModel } from './model-layout.ts';
import { SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';

describe('search state', () => {
  it('counts like the plain evaluator after any moves, and prices a move as what it then costs', () => {
    fc.assert(
      fc.property(tinyProblem(14), fc.nat(), fc.boolean(), (problem, seed, followMusts) => {
        const reduced = presolve(problem, { followMusts });
        const model = new SearchModel(atOnce(layOutModel(reduced)));
        model.setHardWeights({ must: 1e10, signed: 1e8, open: 1e6 });
        const state = new SearchState(model);
        const move = new Move(state, new RotaShape(reduced));
        const random = new Random(seed);
        for (let i = 0; i < 40 && reduced.free.length > 0; i += 1) {
          move.clear();
          nextProposer(random, i % 2 === 0)(move, random);
          const before = state.trueCost;
          const position = state.position.slice();
          const price = move.price();
          expect(state.position).toEqual(position);
          move.commit();
          const levelled = reduced.rows.some((row) => row.weights.some((weight) => Math.abs(weight) !== 1));
          if (!levelled) expect(state.trueCost - before).toBe(price);
          const held = expandHeld(reduced, state.lit.subarray(0, model.slotCount));
          expect(state.trueCost + reduced.constant.total).toBe(evaluate(problem, held).cost.total);
        }
      }),
      { numRuns: 300 },
    );
  });
});
