import type { FollowedRow, MonthPlan } from './month-plan.ts';

/** Rows that have counted the same so far, on a day that can change their count: one place in the state. */
export interface TouchedCount {
  /** Where the count stands in the state before and after; −1 when it is not there. */
  readonly before: number;
  readonly after: number;
  /** What the rows cost at least, by count: `least[(count − first) / step]`; before the day and after it. */
  readonly first: number;
  readonly step: number;
  readonly least: Float64Array;
  readonly same: Int32Array;
  readonly firstBefore: number;
  readonly leastBefore: Float64Array;
}

/** A spanning literal in the state after a day, which does not matter once all its rows cost the same whatever comes. */
export interface Remembered {
  readonly place: number;
  /** Where its rows' counts stand, and for which of them nothing matters any more. */
  readonly rows: readonly Settling[];
}

export interface Settling {
  readonly place: number;
  readonly first: number;
  readonly step: number;
  readonly settled: Uint8Array;
}

/** Names each row by what it has counted so far: rows of one name have the same count. */
export class CountedSoFar {
  readonly names: string[];
  readonly #rows: readonly FollowedRow[];
  readonly #spanOf: MonthPlan['spanOf'];
  readonly #known = new Map<string, string>();

  constructor(rows: readonly FollowedRow[], spanOf: MonthPlan['spanOf']) {
    this.#rows = rows;
    this.#spanOf = spanOf;
    this.names = rows.map(({ course }) => `none by ${course.step}`);
  }

  advance(layer: number): void {
    this.#rows.forEach(({ row, course }, i) => {
      if (!course.layers.includes(layer)) return;
      const terms = row.literals.flatMap((literal, t) =>
        this.#spanOf(literal).at(-1) === layer ? [`${literal}*${row.weights[t]}`] : [],
      );
      const long = `${this.names[i]}+${terms.join()}`;
      const short = this.#known.get(long) ?? `count ${this.#known.size}`;
      this.#known.set(long, short);
      this.names[i] = short;
    });
  }
}

/** One day of some rows, with the names and places of counts before and after it. */
export interface DayView {
  readonly rows: readonly FollowedRow[];
  /** Any-of literals over several days that they look at, and whether each has a price to charge. */
  readonly spanning: ReadonlyMap<number, boolean>;
  readonly plan: MonthPlan;
  readonly layer: number;
  /** Name of each row before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly placeBefore: ReadonlyMap<string, number>;
  readonly placeAfter: ReadonlyMap<string, number>;
}

/** Where open counts and spanning literals stand in the state after a day. */
export function placesAfter({ rows, spanning, plan, layer, after }: Omit<DayView, 'placeAfter'>): Map<string, number> {
  const places = new Map<string, number>();
  const open = (span: readonly number[]): boolean => span[0]! <= layer && span.at(-1)! > layer;
  rows.forEach(({ course }, i) => {
    if (open(course.layers) && !places.has(after[i]!)) places.set(after[i]!, places.size);
  });
  for (const literal of spanning.keys()) if (open(plan.spanOf(literal))) places.set(`any ${literal}`, places.size);
  return places;
}

/** One count for rows that have counted the same: what they cost adds up, and they must agree on what is the same. */
export function countOf(day: DayView, members: readonly number[]): TouchedCount {
  const { layer, before, after, placeBefore, placeAfter } = day;
  const courses = members.map((row) => day.rows[row]!.course);
  const at = courses.map(({ layers }) => layers.indexOf(layer));
  const now = courses.map(({ checkpoints }, i) => checkpoints[at[i]!]!);
  const open = now.filter((_, i) => courses[i]!.layers.length > at[i]! + 1);
  const { first, least } = now[0]!;
  const { step } = courses[0]!;
  const same = new Int32Array(least.length);
  const known = new Map<string, number>();
  for (let i = 0; i < same.length; i += 1) {
    same[i] = first + i * step;
    if (now.some((checkpoint) => checkpoint.least[i] === Number.POSITIVE_INFINITY)) continue;
    const key = open.map((checkpoint) => checkpoint.same[i]).join();
    const like = known.get(key);
    if (like === undefined) known.set(key, same[i]!);
    else same[i] = like;
  }
  const earlier = courses.map(({ checkpoints }, i) => checkpoints[at[i]! - 1]);
  const atStart = courses.reduce((sum, { leastAtStart }, i) => (earlier[i] ? sum : sum + leastAtStart), 0);
  const began = earlier.filter((checkpoint) => checkpoint !== undefined);
  const leastBefore = began[0]
    ? began[0].least.map((_, i) => began.reduce((sum, checkpoint) => sum + checkpoint.least[i]!, atStart))
    : Float64Array.of(atStart);
  return {
    before: placeBefore.get(before[members[0]!]!) ?? -1,
    after: open.length > 0 ? placeAfter.get(after[members[0]!]!)! : -1,
    first,
    step,
    same,
    least: least.map((_, i) => now.reduce((sum, checkpoint) => sum + checkpoint.least[i]!, 0)),
    firstBefore: began[0]?.first ?? 0,
    leastBefore,
  };
}

/** Spanning literals in the state after a day, with the counts that decide whether they still matter. */
export function rememberedAfter({ rows, spanning, layer, after, placeAfter }: DayView): Remembered[] {
  return [...spanning].flatMap(([literal, priced]): Remembered[] => {
    const place = placeAfter.get(`any ${literal}`);
    if (place === undefined || priced) return [];
    const looking = rows.flatMap(({ row }, i) => (row.literals.includes(literal) ? [i] : []));
    if (looking.some((row) => rows[row]!.course.layers[0]! > layer)) return [];
    const groups = new Map<string, FollowedRow[]>();
    for (const row of looking) groups.set(after[row]!, [...(groups.get(after[row]!) ?? []), rows[row]!]);
    return [{ place, rows: [...groups].map(([name, of]) => settling(layer, placeAfter.get(name)!, of)) }];
  });
}

function settling(layer: number, place: number, rows: readonly FollowedRow[]): Settling {
  const checkpoints = rows.map(({ course }) => course.checkpoints[course.layers.findLastIndex((on) => on <= layer)]!);
  const { first, settled } = checkpoints[0]!;
  const all = settled.map((_, i) => (checkpoints.every((checkpoint) => checkpoint.settled[i] === 1) ? 1 : 0));
  return { place, first, step: rows[0]!.course.step, settled: all };
}
