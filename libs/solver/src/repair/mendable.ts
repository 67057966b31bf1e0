import type { Bound, Finding, LiveCheck, Problem } from '@evenflow/rules';

/** What makes a finding the same one. */
export function keyOf({ setting, sentence }: Pick<Finding, 'setting' | 'sentence'>): string {
  return `${setting}|${sentence}`;
}

/** What bounds that were accepted as they are add up to, by index. */
export function acceptedSums(check: LiveCheck, accepted: ReadonlySet<string>): ReadonlyMap<number, number> {
  if (accepted.size === 0) return new Map();
  return new Map(
    check.brokenBounds().flatMap(({ bound, sum, finding }) => (accepted.has(keyOf(finding)) ? [[bound, sum]] : [])),
  );
}

/** The problem without what a repair need not mend: what was accepted stays within what it was, what is settled goes. */
export function mendable(problem: Problem, check: LiveCheck, accepted: ReadonlySet<string>): Problem {
  const sums = acceptedSums(check, accepted);
  const bounds = problem.bounds.flatMap((bound, index): Bound[] => {
    if (bound.literals.length === 0) return [];
    const sum = sums.get(index);
    if (sum === undefined) return [bound];
    const min = bound.min === undefined ? {} : { min: Math.min(bound.min, sum) };
    const max = bound.max === undefined ? {} : { max: Math.max(bound.max, sum) };
    return [{ ...bound, ...min, ...max }];
  });
  return { ...problem, bounds };
}
