import { dutyName, numberOf } from '../presolve/alike-duties.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { SparseBuilder } from '../presolve/sparse.ts';

/** Largest chain of linked slots that is moved as one. */
const LONGEST_BLOCK = 24;

/**
 * How free slots lie in the rota: whose they are, which day, which duty of the day (a *cell*), and which of one person's
 * slots go together (both days of a weekend, float and first call).
 */
export class RotaShape {
  readonly people: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** By free slot. */
  readonly person: Int32Array;
  readonly day: Int32Array;
  readonly cell: Int32Array;
  /** People who have a free slot at all. */
  readonly movable: Int32Array;
  /** Cell → its free slots. */
  readonly cellStart: Int32Array;
  readonly cellSlots: Int32Array;
  /** Person and day → free slots, at `person * days + day`. */
  readonly dayCount: number;
  readonly personDayStart: Int32Array;
  readonly personDaySlots: Int32Array;
  /** Free slot → the slots it is linked with, itself included. */
  readonly blockStart: Int32Array;
  readonly blockSlots: Int32Array;
  /** Duty number → cells of that duty, one for each day. */
  readonly dutyOfCell: Int32Array;
  readonly dutyStart: Int32Array;
  readonly dutyCells: Int32Array;
  readonly #slotAt: Int32Array;

  constructor(reduced: Reduced) {
    const { problem, free } = reduced;
    this.people = problem.people.length;
    this.firstDay = problem.firstDay;
    this.lastDay = problem.lastDay;
    this.dayCount = problem.days.length;
    this.person = new Int32Array(free.length);
    this.day = new Int32Array(free.length);
    this.cell = new Int32Array(free.length);
    const cells = new Map<number, number>();
    const duties = new Map<string, number>();
    const dutyOfCell: number[] = [];
    const joined = new Map(reduced.alike.flatMap(({ duty, people }) => people.map(([first]) => [first!, duty])));
    for (let i = 0; i < free.length; i += 1) {
      const slot = problem.slots[free[i]!]!;
      const duty = numberOf(duties, joined.get(free[i]!) ?? dutyName(slot));
      this.person[i] = slot.person;
      this.day[i] = slot.day;
      this.cell[i] = numberOf(cells, duty * this.dayCount + slot.day);
      dutyOfCell[this.cell[i]!] = duty;
    }
    this.movable = Int32Array.from(new Set(this.person)).sort();
    this.dutyOfCell = Int32Array.from(dutyOfCell);
    const byCell = new SparseBuilder(cells.size);
    const byPersonDay = new SparseBuilder(this.people * this.dayCount);
    const byDuty = new SparseBuilder(duties.size);
    this.#slotAt = new Int32Array(cells.size * this.people).fill(-1);
    for (let i = 0; i < free.length; i += 1) {
      byCell.add(this.cell[i]!, i);
      byPersonDay.add(this.person[i]! * this.dayCount + this.day[i]!, i);
      this.#slotAt[this.cell[i]! * this.people + this.person[i]!] = i;
    }
    dutyOfCell.forEach((duty, cell) => byDuty.add(duty, cell));
    ({ start: this.cellStart, index: this.cellSlots } = byCell.build());
    ({ start: this.personDayStart, index: this.personDaySlots } = byPersonDay.build());
    ({ start: this.dutyStart, index: this.dutyCells } = byDuty.build());
    ({ start: this.blockStart, index: this.blockSlots } = linkedBlocks(reduced.rows, free.length));
  }

  /** The person's free slot in a cell, or −1. */
  slotAt(cell: number, person: number): number {
    return this.#slotAt[cell * this.people + person]!;
  }
}

/** Slots a rule wants equal, or one with the other, followed transitively. */
function linkedBlocks(rows: readonly Row[], slotCount: number): { start: Int32Array; index: Int32Array } {
  const root = Int32Array.from({ length: slotCount }, (_, i) => i);
  const size = new Int32Array(slotCount).fill(1);
  const find = (slot: number): number => {
    let at = slot;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  for (const row of rows) {
    if (!isLink(row)) continue;
    const [a, b] = [row.literals[0]!, row.literals[1]!];
    if (a >= slotCount || b >= slotCount) continue;
    const [ra, rb] = [find(a), find(b)];
    if (ra === rb || size[ra]! + size[rb]! > LONGEST_BLOCK) continue;
    root[rb] = ra;
    size[ra]! += size[rb]!;
  }
  const start = new Int32Array(slotCount + 1);
  for (let slot = 0; slot < slotCount; slot += 1) start[slot + 1] = start[slot]! + size[find(slot)]!;
  const index = new Int32Array(start[slotCount]!);
  // Every slot goes into the block of the first of those it is linked with; the others copy that.
  const [first, filled] = [new Int32Array(slotCount).fill(-1), new Int32Array(slotCount)];
  for (let slot = 0; slot < slotCount; slot += 1) {
    const at = find(slot);
    if (first[at] === -1) first[at] = slot;
    index[start[first[at]!]! + filled[at]!] = slot;
    filled[at]! += 1;
  }
  for (let slot = 0; slot < slotCount; slot += 1) {
    const from = start[first[find(slot)]!]!;
    if (from !== start[slot]) index.copyWithin(start[slot]!, from, from + size[find(slot)]!);
  }
  return { start, index };
}

function isLink(row: Row): boolean {
  const opposite = row.literals.length === 2 && row.weights[0] === 1 && row.weights[1] === -1;
  return opposite && row.parts.some((part) => part.min === 0 || part.max === 0);
}
