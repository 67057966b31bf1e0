import type { Drawing } from './month-graph.ts';
import type { FollowedRow, MonthPlan } from './month-plan.ts';
import { daySteps } from './day-step.ts';

/**
 * Is what a row costs the same in every month drawn so far? Looks at the least and greatest count over all paths.
 * Only for rows whose literals lie within one day each; others are never called settled.
 */
export function isSettled(plan: MonthPlan, { layers, kinds }: Drawing, followed: FollowedRow): boolean {
  const { row, course } = followed;
  if (row.literals.some((literal) => plan.spanOf(literal).length > 1)) return false;
  const steps = daySteps(plan, { rows: [followed], priced: [] });
  if (!steps) return false;
  let least = new Float64Array(1);
  let most = new Float64Array(1);
  for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
    const { start, to, kind } = layers[layer]!;
    const nodes = start.length - 1;
    const nodeLeast = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    const nodeMost = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
    const adds = steps[layer]!.kinds.map((step) => step.adds[0] ?? 0);
    for (let node = 0; node < nodes; node += 1) {
      for (let arc = start[node]!; arc < start[node + 1]!; arc += 1) {
        const add = adds[kinds[kind[arc]!]!.kind]!;
        nodeLeast[node] = Math.min(nodeLeast[node]!, add + least[to[arc]!]!);
        nodeMost[node] = Math.max(nodeMost[node]!, add + most[to[arc]!]!);
      }
    }
    least = nodeLeast;
    most = nodeMost;
  }
  const end = course.checkpoints.at(-1)!;
  for (let count = least[0]!; count <= most[0]!; count += course.step) {
    if (end.least[(count - end.first) / course.step] !== course.leastAtStart) return false;
  }
  return true;
}
