import type { Cluster, FollowedRow, MonthPlan } from './month-plan.ts';

/** Rows reaching further than this many days are drawn in one at a time, as far as there is room. */
const LONG = 9;

/**
 * In which order rows are drawn into a person's months: those within a day or two first, then those that remember a few
 * days, together where they reach equally far; then the long counts, those with a price first. Small steps keep the drawing small:
 * after each, everything with the same future has been brought together.
 */
export function clustersOf(plan: MonthPlan): Cluster[] {
  const reach = new Map(plan.rows.map((followed) => [followed, reachOf(plan, followed)]));
  const byShape = new Map<string, FollowedRow[]>();
  for (const followed of plan.rows) {
    const days = reach.get(followed)!;
    if (days > LONG) continue;
    const over = followed.row.literals.some((literal) => plan.spanOf(literal).length > 1);
    const key = `${String(Math.max(1, days)).padStart(2, '0')} ${over}`;
    byShape.set(key, [...(byShape.get(key) ?? []), followed]);
  }
  const short = [...byShape].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => ({ rows, priced: [] }));
  const long = plan.rows.filter((followed) => reach.get(followed)! > LONG);
  // Counts beyond the last limit that matters are as one.
  const width = ({ row, course }: FollowedRow): number =>
    (Math.min(row.greatest, lastLimit(row)) - row.least) / course.step;
  const priced = ({ row }: FollowedRow): number => (row.parts.some(({ tier }) => tier !== 'must') ? 0 : 1);
  // A total between two limits decides most about a month: the limits that are rarely reached come last.
  const loose = ({ row }: FollowedRow): number =>
    row.parts.some(({ min }) => min > row.least) && row.parts.some(({ max }) => max < row.greatest) ? 0 : 1;
  long.sort((a, b) => priced(a) - priced(b) || loose(a) - loose(b) || width(a) - width(b));
  const literals = [...plan.priced].filter((literal) => plan.spanOf(literal).length > 1);
  return [
    ...short,
    ...literals.map((literal) => ({ rows: [], priced: [literal] })),
    ...long.map((followed) => ({ rows: [followed], priced: [] })),
  ];
}

function lastLimit({ parts }: FollowedRow['row']): number {
  return Math.max(...parts.flatMap(({ min, max }) => [min, max]).filter(Number.isFinite));
}

/** Days from the first that matters to the last. */
function reachOf(plan: MonthPlan, { row }: FollowedRow): number {
  const spans = row.literals.map((literal) => plan.spanOf(literal));
  return Math.max(...spans.map((span) => span.at(-1)!)) - Math.min(...spans.map((span) => span[0]!));
}
