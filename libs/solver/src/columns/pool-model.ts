import type { LinearModel } from '../prove/linear-model.ts';
import type { MonthOf } from './master.ts';
import type { SharedModel } from './shared-model.ts';

/**
 * Which of some months to give to whom: a linear model whose 0/1 columns are the months, one for each person, under the
 * shared rows. Its rotas are rotas of the problem at the same cost.
 */
export function poolModel(shared: SharedModel, people: number, pool: readonly MonthOf[]): LinearModel {
  const { model, literals } = shared;
  const own = literals.length;
  const shift = pool.length - own;
  const monthsOf = monthsByColumn(shared, pool);
  const moved = (column: number): number => column + shift;
  const rows = { start: [0], column: [] as number[], value: [] as number[] };
  const put = (entries: Iterable<readonly [number, number]>): void => {
    for (const [column, value] of entries) {
      rows.column.push(column);
      rows.value.push(value);
    }
    rows.start.push(rows.column.length);
  };
  const expand = (columns: readonly number[], weights: readonly number[]): Map<number, number> => {
    const entries = new Map<number, number>();
    const add = (column: number, value: number): unknown => entries.set(column, (entries.get(column) ?? 0) + value);
    columns.forEach((column, i) => {
      if (column >= own) add(moved(column), weights[i]!);
      else for (const month of monthsOf[column]!) add(month, weights[i]!);
    });
    return entries;
  };
  model.rowLower.forEach((_, row) => {
    const [from, to] = [model.rowStart[row]!, model.rowStart[row + 1]!];
    put(expand(model.column.slice(from, to), model.value.slice(from, to)));
  });
  for (let place = 0; place < people; place += 1) {
    put(pool.flatMap((month, i): [number, number][] => (month.place === place ? [[i, 1]] : [])));
  }
  const ones = new Array<number>(people).fill(1);
  const segments = (of: LinearModel['priced'][number]['below']) =>
    of.map((segment) => ({ ...segment, column: moved(segment.column) }));
  return {
    ...model,
    slotCount: pool.length,
    cost: [...pool.map(({ month }) => month.cost), ...model.cost.slice(own)],
    lower: [...pool.map(() => 0), ...model.lower.slice(own)],
    upper: [...pool.map(() => 1), ...model.upper.slice(own)],
    rowLower: [...model.rowLower, ...ones],
    rowUpper: [...model.rowUpper, ...ones],
    rowStart: rows.start,
    column: rows.column,
    value: rows.value,
    source: [...model.source, ...ones.map(() => -1)],
    anyOf: model.anyOf.map((columns) => [...new Set(columns.flatMap((column) => monthsOf[column]!))]),
    priced: model.priced.map(({ literals: counted, weights, from, to, below, above }) => {
      const entries = expand(counted, weights);
      const parts = { from, to, below: segments(below), above: segments(above) };
      return { ...parts, literals: [...entries.keys()], weights: [...entries.values()] };
    }),
  };
}

/** For each column of the shared model's literals: the months that make it true. */
function monthsByColumn({ literals, membersOf }: SharedModel, pool: readonly MonthOf[]): number[][] {
  const columnsOfSlot = new Map<number, number[]>();
  literals.forEach((literal, column) => {
    for (const slot of membersOf(literal)) columnsOfSlot.set(slot, [...(columnsOfSlot.get(slot) ?? []), column]);
  });
  const months: number[][] = literals.map(() => []);
  pool.forEach(({ month }, i) => {
    const columns = new Set(month.held.flatMap((slot) => columnsOfSlot.get(slot) ?? []));
    for (const column of columns) months[column]!.push(i);
  });
  return months;
}
