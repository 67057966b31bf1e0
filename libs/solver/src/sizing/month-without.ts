import type { Highs } from 'highs';
import type { Assignment, PersonCode } from '@evenflow/domain';
import { LiveCheck, suppose, type CompiledRota, type Problem, type Tier } from '@evenflow/rules';
import { compileSituation, type Situation } from '../explain/situation.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import type { ChangeLimits } from '../repair/fewest-changes.ts';
import { nearestRota } from '../repair/nearest.ts';
import { solve } from '../solve.ts';

/** Moves after which people who have found no month are taken to be too few. */
const MOVES = 150_000;

const HARD: ReadonlySet<Tier> = new Set(HARD_TIERS);

/** Musts and needs of a month that something can still be done about. */
export function openMusts({ problem, view }: CompiledRota): Problem {
  const settled = (literal: number): boolean => {
    const slots = problem.anyOf[literal - problem.slots.length] ?? [literal];
    return slots.every((slot) => view.slots[slot]!.past);
  };
  const bounds = problem.bounds.filter(
    ({ tier, weight, literals }) => HARD.has(tier) && weight > 0 && !literals.every(settled),
  );
  return { ...problem, bounds };
}

export interface StartOptions {
  /** A month to begin from; empty when there is none. */
  readonly start: readonly Assignment[];
}

/** A month that everybody but `spare` can keep, with no must broken and no duty open; undefined when none was found. */
export async function monthWithout(
  situation: Situation,
  spare: readonly PersonCode[],
  { seed, start, moves = MOVES }: StartOptions & { readonly seed: number; readonly moves?: number },
): Promise<readonly Assignment[] | undefined> {
  const compiled = compileWithout(situation, spare);
  const held = start.length > 0 ? { start: heldOf(compiled, start, spare) } : {};
  const solution = await solve(openMusts(compiled), { seed, iterations: moves, exact: false, ...held });
  return solution.cost.total === 0 ? rotaOf(compiled, solution.held) : undefined;
}

/** The same by asking the rows in the way: the nearest such month, or a proof that there is none. */
export function exactlyWithout(
  highs: Highs,
  situation: Situation,
  spare: readonly PersonCode[],
  { start, ...limits }: StartOptions & ChangeLimits,
): readonly Assignment[] | 'impossible' | 'undecided' {
  const compiled = compileWithout(situation, spare);
  const held = heldOf(compiled, start, spare);
  const found = nearestRota(highs, openMusts(compiled), held, { ...limits, kept: HARD });
  return typeof found === 'string' ? found : rotaOf(compiled, found.held);
}

/** Slots held in a month, by slot, of everybody but `spare`. */
export function heldOf(compiled: CompiledRota, start: readonly Assignment[], spare: readonly PersonCode[]): Uint8Array {
  const check = new LiveCheck(
    compiled,
    start.filter(({ person }) => !spare.includes(person)),
  );
  return Uint8Array.from(compiled.view.slots, ({ index }) => (check.holds(index) ? 1 : 0));
}

function rotaOf(compiled: CompiledRota, held: ArrayLike<number>): readonly Assignment[] {
  const check = new LiveCheck(compiled);
  for (const { past, index } of compiled.view.slots) if (!past && held[index] === 1) check.toggle(index);
  return check.assignments();
}

function compileWithout(situation: Situation, spare: readonly PersonCode[]): CompiledRota {
  const supposed = suppose(
    situation,
    spare.map((person) => ({ kind: 'without', person })),
  );
  return compileSituation({ ...situation, ...supposed });
}
