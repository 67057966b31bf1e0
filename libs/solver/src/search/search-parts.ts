import type { InPieces } from '@evenflow/rules';
import type { Reduced } from '../presolve/reduced.ts';
import { layOutModel } from './model-layout.ts';
import { RotaShape } from './rota-shape.ts';
import { SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';

/** What a local search stands on, made from a reduced problem before its first move. */
export interface SearchParts {
  readonly model: SearchModel;
  readonly shape: RotaShape;
  readonly state: SearchState;
}

/** One part at a time. */
export function* searchParts(reduced: Reduced): InPieces<SearchParts> {
  const model = new SearchModel(yield* layOutModel(reduced));
  yield;
  const shape = new RotaShape(reduced);
  yield;
  return { model, shape, state: new SearchState(model) };
}
