import type { Bound, Tier } from '@evenflow/rules';

/** A limit on how many work a duty, as far as it is not decided. */
export type Cover = Pick<Bound, 'literals' | 'weights' | 'min' | 'max' | 'weight' | 'tier'>;

/** One duty of one day: its free slots, by person, and what is asked of how many work it. */
export interface Column {
  readonly slotOf: Map<number, number>;
  readonly covers: { readonly bound: number; readonly cover: Cover }[];
  /** Nobody has two slots in it. */
  single: boolean;
}

/** More sets of duties than this that some people are confined to are not looked through. */
const MOST_SETS = 64;

/** Everybody's slots in some columns. */
export function slotsByPerson(columns: readonly Column[]): number[][] {
  const byPerson = new Map<number, number[]>();
  for (const { slotOf } of columns) {
    for (const [person, slot] of slotOf) byPerson.set(person, [...(byPerson.get(person) ?? []), slot]);
  }
  return [...byPerson.values()];
}

/** Columns of one kind are asked the same; undefined where something other than one is asked for. */
export function kindOfCover({ covers }: Column): string | undefined {
  const weights = new Map<string, number>();
  for (const { cover } of covers) {
    const [min, max] = [cover.min!, cover.max!];
    if ((min > 0 && min !== 1) || max < 1 || (max > 1 && max !== Number.POSITIVE_INFINITY)) return undefined;
    const key = `${min === 1 ? 1 : 0} ${max} ${cover.tier satisfies Tier}`;
    weights.set(key, (weights.get(key) ?? 0) + cover.weight);
  }
  return [...weights]
    .map((entry) => entry.join())
    .sort()
    .join(';');
}

/** Whether any people, up to as many as there are columns, can be given one each: Hall's condition. */
export function anybodyCanBePlaced(columns: readonly Column[]): boolean {
  const confined = new Map<number, number>();
  const places = new Map<number, number>();
  columns.forEach(({ slotOf }, bit) => {
    for (const person of slotOf.keys()) places.set(person, (places.get(person) ?? 0) | (1 << bit));
  });
  for (const set of places.values()) confined.set(set, (confined.get(set) ?? 0) + 1);
  const all = 2 ** columns.length - 1;
  const unions = new Set<number>();
  for (const set of confined.keys()) {
    for (const union of [0, ...unions]) if ((union | set) !== all) unions.add(union | set);
    if (unions.size > MOST_SETS) return false;
  }
  return [...unions].every((union) => {
    let people = 0;
    for (const [set, count] of confined) if ((set & ~union) === 0) people += count;
    return people <= columns.filter((_, bit) => (union >> bit) & 1).length;
  });
}
