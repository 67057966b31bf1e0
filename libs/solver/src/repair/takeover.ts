import type { Assignment } from '@evenflow/domain';
import { LiveCheck, type CompiledRota, type Slot } from '@evenflow/rules';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { mendable } from './mendable.ts';

/** Rotas tried for one absence; two duties of a day among thirty people are fewer. */
const MOST_TRIES = 2_000;

/** Whether others can take over what somebody holds while nothing else of the month moves. */
export class Takeover {
  readonly #check: LiveCheck;
  readonly #takers = new Map<string, Slot[]>();

  /** `accepted`: keys of the findings that need not be mended. */
  constructor(compiled: CompiledRota, rota: readonly Assignment[], accepted: ReadonlySet<string>) {
    const { bounds, ...rest } = mendable(compiled.problem, new LiveCheck(compiled, rota), accepted);
    const problem = { ...rest, bounds: bounds.filter(({ tier }) => HARD_TIERS.includes(tier)) };
    this.#check = new LiveCheck({ ...compiled, problem }, rota);
    for (const slot of compiled.view.slots) {
      if (slot.supernumerary || slot.past) continue;
      const key = keyOf(slot);
      this.#takers.set(key, [...(this.#takers.get(key) ?? []), slot]);
    }
  }

  /**
   * Whether these slots can be left and the needed ones among them taken by others, or by nobody where more than is needed
   * are on. Undefined when there were too many ways to try them all.
   */
  isPossible(left: readonly Slot[], needed: readonly Slot[]): boolean | undefined {
    const free = left.map(({ index }) => index);
    const choices = needed.map((slot) =>
      (this.#takers.get(keyOf(slot)) ?? []).filter(
        ({ index, person }) => person !== slot.person && !this.#check.holds(index),
      ),
    );
    let tries = 0;
    const place = (duty: number, taken: readonly number[]): boolean => {
      const next = choices[duty];
      if (!next) return (tries += 1) <= MOST_TRIES && this.#check.costOfChange([...free, ...taken]) <= 0;
      const isTaken = next.some(({ index }) => tries < MOST_TRIES && place(duty + 1, [...taken, index]));
      return isTaken || (tries < MOST_TRIES && place(duty + 1, taken));
    };
    return place(0, []) || (tries < MOST_TRIES ? false : undefined);
  }
}

function keyOf({ duty, day }: Slot): string {
  return `${duty.code}|${day}`;
}
