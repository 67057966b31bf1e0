import type { Bound, Problem } from '@evenflow/rules';

/** The problem with its musts, signable musts and needs alone, as far as a choice could still keep or break them. */
export function hardOf(problem: Problem): Problem {
  const isHard = ({ severity, weight, literals }: Bound) => severity !== 'should' && weight > 0 && literals.length > 0;
  return { ...problem, bounds: problem.bounds.filter(isHard) };
}

/** The problem with every bound that cannot be kept whatever is done let off as far as it can be kept. */
export function withinReach(problem: Problem): Problem {
  const slotCount = problem.slots.length;
  const slotsOf = (literal: number) => (literal < slotCount ? [literal] : problem.anyOf[literal - slotCount]!);
  const decided = (literal: number) => slotsOf(literal).map((slot) => problem.slots[slot]!.decided);
  const canBe = (literal: number) => decided(literal).some((value) => value !== false);
  const mustBe = (literal: number) => decided(literal).includes(true);
  return {
    ...problem,
    bounds: problem.bounds.map((bound): Bound => {
      const { literals, weights, min, max } = bound;
      let [least, greatest] = [0, 0];
      literals.forEach((literal, i) => {
        const weight = weights?.[i] ?? 1;
        const [low, high] = [mustBe(literal) ? weight : 0, canBe(literal) ? weight : 0];
        least += Math.min(low, high);
        greatest += Math.max(low, high);
      });
      return {
        ...bound,
        ...(min === undefined ? {} : { min: Math.min(min, greatest) }),
        ...(max === undefined ? {} : { max: Math.max(max, least) }),
      };
    }),
  };
}
