import type { Verdict } from './live-rota.ts';
import { sayCarried, type Carried, type Place, type Putting } from './moves.ts';
import type { Team } from '@evenflow/domain';

/** Something on its way over the board, by pointer or by keys. */
export interface Carrying {
  readonly what: Carried;
  /** By keys and menu it goes where the cursor goes; a pointer has its own place. */
  readonly by: 'pointer' | 'keys';
  readonly x: number;
  readonly y: number;
  readonly over: { readonly place: Place; readonly putting: Putting | null; readonly verdict: Verdict | null } | null;
  /** What putting it down here would mean. */
  readonly sentence: string;
}

export function pickUp(team: Team, what: Carried, by: Carrying['by']): Carrying {
  const how = by === 'keys' ? ' Move to where it should go, then Enter; Esc leaves it.' : '';
  return { what, by, x: 0, y: 0, over: null, sentence: `${sayCarried(team, what)}.${how}` };
}
