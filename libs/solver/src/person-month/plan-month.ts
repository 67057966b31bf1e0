import type { Tier } from '@evenflow/rules';
import type { Row } from '../presolve/reduced.ts';
import { choicesOf, type DayClause } from './day-choices.ts';
import type { ChoiceKind, FollowedRow, MonthPlan } from './month-plan.ts';
import { followRow } from './row-course.ts';
import { keptCostAt, type Shares } from './shares.ts';

/** A person's month laid out by day; rows too wide to be followed are named in `leftOut`. */
export interface PlannedMonth {
  readonly plan: MonthPlan;
  readonly leftOut: readonly Row[];
}

/** Lays out what the months of a person are built from; undefined when a day has too many choices. */
export function planMonth(shares: Shares, person: number, kept: ReadonlySet<Tier>): PlannedMonth | undefined {
  const { slots, tierCost } = shares.reduced.problem;
  const dayOf = (slot: number): number => slots[shares.reduced.free[slot]!]!.day;
  const mine: number[] = [];
  for (let slot = 0; slot < shares.reduced.free.length; slot += 1) if (shares.owner[slot] === person) mine.push(slot);
  const days = [...new Set(mine.map(dayOf))].sort((a, b) => a - b);
  const layerOf = new Map(days.map((day, layer) => [day, layer]));
  const membersOf = (literal: number): readonly number[] => shares.members[literal]!;
  const spans = new Map<number, readonly number[]>();
  const spanOf = (literal: number): readonly number[] => {
    let span = spans.get(literal);
    if (!span) {
      span = [...new Set(membersOf(literal).map((slot) => layerOf.get(dayOf(slot))!))].sort((a, b) => a - b);
      spans.set(literal, span);
    }
    return span;
  };
  const leftOut: Row[] = [];
  const rows: FollowedRow[] = [];
  for (const row of shares.own[person]!) {
    const course = followRow(row, { kept, unitCost: tierCost, knownOn: (literal) => spanOf(literal).at(-1)! });
    if (course) rows.push({ row, course });
    else leftOut.push(row);
  }
  const priced = pricedLiterals(shares, person, mine);
  const clauses = clausesByLayer(rows, { layers: days.length, spanOf }, (row, n) => keptCostAt(row, n, kept, tierCost));
  const kinds: ChoiceKind[][] = [];
  const looked = literalsByLayer([...rows.flatMap(({ row }) => row.literals), ...priced], spanOf, days.length);
  for (let layer = 0; layer < days.length; layer += 1) {
    const choices = choicesOf(
      mine.filter((slot) => dayOf(slot) === days[layer]),
      clauses[layer]!,
      membersOf,
    );
    if (!choices) return undefined;
    kinds.push(kindsOf(choices, looked[layer]!, { rows, priced, spanOf, membersOf, layer }));
  }
  return { plan: { kinds, rows, spanOf, membersOf, priced }, leftOut };
}

/** Literals whose price can differ from nothing: slots, and whatever rows look at that may end up outside the months. */
function pricedLiterals(shares: Shares, person: number, mine: readonly number[]): Set<number> {
  const priced = new Set(mine);
  const note = (literal: number): void => {
    if (shares.owner[literal] === person) priced.add(literal);
  };
  for (const row of shares.shared) row.literals.forEach(note);
  for (const parts of shares.parts.values()) parts.forEach(note);
  return priced;
}

/** Rows within one day that cannot be broken, as limits to their counts. */
function clausesByLayer(
  rows: readonly FollowedRow[],
  { layers, spanOf }: { layers: number; spanOf: MonthPlan['spanOf'] },
  costAt: (row: Row, count: number) => number,
): DayClause[][] {
  const clauses: DayClause[][] = Array.from({ length: layers }, () => []);
  for (const { row, course } of rows) {
    if (row.literals.some((literal) => spanOf(literal).length > 1 || spanOf(literal)[0] !== course.layers[0])) continue;
    let min = row.least;
    let max = row.greatest;
    while (min <= max && costAt(row, min) === Number.POSITIVE_INFINITY) min += course.step;
    while (max >= min && costAt(row, max) === Number.POSITIVE_INFINITY) max -= course.step;
    if (min > row.least || max < row.greatest) clauses[course.layers[0]!]!.push({ row, min, max });
  }
  return clauses;
}

function literalsByLayer(literals: readonly number[], spanOf: MonthPlan['spanOf'], layers: number): number[][] {
  const byLayer: Set<number>[] = Array.from({ length: layers }, () => new Set());
  for (const literal of literals) for (const layer of spanOf(literal)) byLayer[layer]!.add(literal);
  return byLayer.map((set) => [...set].sort((a, b) => a - b));
}

/** Brings together the choices that no row can tell apart. */
function kindsOf(
  choices: readonly (readonly number[])[],
  literals: readonly number[],
  { rows, priced, spanOf, membersOf, layer }: Omit<MonthPlan, 'kinds'> & { readonly layer: number },
): ChoiceKind[] {
  const within = literals.filter((literal) => spanOf(literal).length === 1);
  const over = literals.filter((literal) => spanOf(literal).length > 1);
  const touched = rows.filter(({ row }) => row.literals.some((literal) => spanOf(literal)[0] === layer));
  const kinds = new Map<string, { choices: (readonly number[])[]; priced: number[][]; spanning: Set<number> }>();
  for (const choice of choices) {
    const holds = new Set(choice);
    const isTrue = (literal: number): boolean => membersOf(literal).some((slot) => holds.has(slot));
    const trueWithin = new Set(within.filter(isTrue));
    const spanning = over.filter(isTrue);
    const adds = touched.map(({ row }) =>
      row.literals.reduce((sum, literal, i) => (trueWithin.has(literal) ? sum + row.weights[i]! : sum), 0),
    );
    const key = `${adds.join()}|${spanning.join()}`;
    const kind = kinds.get(key) ?? { choices: [], priced: [], spanning: new Set(spanning) };
    kind.choices.push(choice);
    kind.priced.push([...trueWithin].filter((literal) => priced.has(literal)));
    kinds.set(key, kind);
  }
  return [...kinds.values()];
}
