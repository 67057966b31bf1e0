import type { Random } from '../random.ts';
import type { Move } from './move.ts';

/** Builds one kind of change to a rota into an empty move; leaving it empty means "nothing to do here". */
export type Proposer = (move: Move, random: Random) => void;

const LINKED_PERCENT = 85;

function anyHeld(move: Move, random: Random): number {
  const { held } = move.state;
  return held.size === 0 ? -1 : held.items[random.below(held.size)]!;
}

function otherPerson(move: Move, random: Random, not: number): number {
  const { movable } = move.shape;
  const person = movable[random.below(movable.length)]!;
  return person === not ? -1 : person;
}

/** Takes a duty (and, if linked, what goes with it) from its holder and gives it to somebody who can hold it. */
function give(move: Move, slot: number, to: number, linked: boolean): void {
  if (!linked) {
    giveOne(move, slot, to, false);
    return;
  }
  const { blockStart, blockSlots } = move.shape;
  for (let b = blockStart[slot]!, end = blockStart[slot + 1]!; b < end; b += 1) giveOne(move, blockSlots[b]!, to, true);
}

function giveOne(move: Move, slot: number, to: number, linked: boolean): void {
  if (!move.holds(slot)) return;
  move.put(slot, false);
  const theirs = move.shape.slotAt(move.shape.cell[slot]!, to);
  if (theirs < 0) return;
  if (linked) move.putBlock(theirs, true);
  else move.put(theirs, true);
}

/** Someone else who could hold the duty of this slot; −1 when there is nobody. */
function otherCandidate(move: Move, random: Random, slot: number): number {
  const { cellStart, cellSlots, cell, person } = move.shape;
  const start = cellStart[cell[slot]!]!;
  const candidate = cellSlots[start + random.below(cellStart[cell[slot]! + 1]! - start)]!;
  return candidate === slot ? -1 : person[candidate]!;
}

/** A duty goes to another person. */
export const handOver: Proposer = (move, random) => {
  const slot = anyHeld(move, random);
  if (slot < 0) return;
  const to = otherCandidate(move, random, slot);
  if (to >= 0) give(move, slot, to, random.chance(LINKED_PERCENT));
};

/** A duty goes to another person; what stands in its way there goes back, or on to a third, up to three links. */
export const chain: Proposer = (move, random) => {
  let slot = anyHeld(move, random);
  const first = slot < 0 ? -1 : move.shape.person[slot]!;
  for (let link = 0; link < 4 && slot >= 0; link += 1) {
    let to = link > 0 && random.chance(50) ? first : otherCandidate(move, random, slot);
    if (to >= 0 && move.shape.slotAt(move.shape.cell[slot]!, to) < 0) to = otherCandidate(move, random, slot);
    if (to < 0) return;
    const target = move.shape.slotAt(move.shape.cell[slot]!, to);
    give(move, slot, to, random.chance(LINKED_PERCENT));
    slot = target < 0 ? -1 : inTheWay(move, target);
  }
};

/** A slot of the same person, held after the move so far, that clashes with this one; −1 when none does. */
function inTheWay(move: Move, slot: number): number {
  const { model } = move.state;
  for (let e = model.pairStart[slot]!, end = model.pairStart[slot + 1]!; e < end; e += 1) {
    const other = model.pairOther[e]!;
    if (other < model.slotCount && other !== slot && move.holds(other)) return other;
  }
  const { personDayStart, personDaySlots, person, day, dayCount } = move.shape;
  const at = person[slot]! * dayCount + day[slot]!;
  for (let i = personDayStart[at]!, end = personDayStart[at + 1]!; i < end; i += 1) {
    const other = personDaySlots[i]!;
    if (other !== slot && move.holds(other)) return other;
  }
  return -1;
}

/** Two people exchange everything they hold on a run of days. */
function exchangeDays(move: Move, random: Random, length: number): void {
  const slot = anyHeld(move, random);
  if (slot < 0) return;
  const { shape } = move;
  const one = shape.person[slot]!;
  const other = otherPerson(move, random, one);
  if (other < 0) return;
  const first = shape.day[slot]! - random.below(length);
  for (let day = first; day < first + length; day += 1) {
    if (day < 0 || day >= shape.dayCount) continue;
    swapDay(move, one, other, day);
  }
}

function swapDay(move: Move, one: number, other: number, day: number): void {
  passOn(move, one, other, day);
  passOn(move, other, one, day);
}

/** What somebody held on a day before the move goes to another person, as far as they can hold it. */
function passOn(move: Move, from: number, to: number, day: number): void {
  const { shape, state } = move;
  const at = from * shape.dayCount + day;
  for (let i = shape.personDayStart[at]!, end = shape.personDayStart[at + 1]!; i < end; i += 1) {
    const slot = shape.personDaySlots[i]!;
    if (state.lit[slot] !== 1) continue;
    const theirs = shape.slotAt(shape.cell[slot]!, to);
    if (theirs < 0 || state.lit[theirs] === 1) continue;
    move.put(slot, false);
    move.put(theirs, true);
  }
}

/** Two people change places on one day. */
export const swapOneDay: Proposer = (move, random) => exchangeDays(move, random, 1);

/** Two people change places for a run of two to seven days. */
export const swapRun: Proposer = (move, random) => exchangeDays(move, random, 2 + random.below(6));

/** Two people exchange one duty each, of the same kind on different days, so that their tallies stay. */
export const trade: Proposer = (move, random) => {
  const slot = anyHeld(move, random);
  if (slot < 0) return;
  const { shape } = move;
  const one = shape.person[slot]!;
  const duty = shape.dutyOfCell[shape.cell[slot]!]!;
  const start = shape.dutyStart[duty]!;
  const cell = shape.dutyCells[start + random.below(shape.dutyStart[duty + 1]! - start)]!;
  if (cell === shape.cell[slot]) return;
  const back = holderOf(move, cell);
  if (back < 0) return;
  const other = shape.person[back]!;
  if (other === one || shape.slotAt(cell, one) < 0 || shape.slotAt(shape.cell[slot]!, other) < 0) return;
  const linked = random.chance(LINKED_PERCENT);
  give(move, slot, other, linked);
  give(move, back, one, linked);
};

/** A held slot of a cell, or −1. */
function holderOf(move: Move, cell: number): number {
  const { cellStart, cellSlots } = move.shape;
  for (let i = cellStart[cell]!, end = cellStart[cell + 1]!; i < end; i += 1) {
    if (move.holds(cellSlots[i]!)) return cellSlots[i]!;
  }
  return -1;
}

/** Assigns or clears one slot, with or without what is linked to it. */
export const toggle: Proposer = (move, random) => {
  const slot = random.below(move.state.model.slotCount);
  const held = !move.holds(slot);
  if (random.chance(LINKED_PERCENT)) move.putBlock(slot, held);
  else move.put(slot, held);
};

/** Takes something broken and changes one slot so that it is less broken. */
export const repair: Proposer = (move, random) => {
  const { state } = move;
  const hard = state.clashing.size + state.brokenHard.size;
  if (hard > 0) {
    const pick = random.below(hard);
    if (pick < state.clashing.size) resolveClash(move, random, state.clashing.items[pick]!);
    else mendRow(move, random, state.brokenHard.items[pick - state.clashing.size]!);
  } else if (state.broken.size > 0) {
    mendRow(move, random, state.broken.items[random.below(state.broken.size)]!);
  }
};

function resolveClash(move: Move, random: Random, literal: number): void {
  const slot = slotBehind(move, random, literal, true);
  if (slot >= 0) setTo(move, random, slot, false);
}

/** Picks a literal that moves the row's count towards a cheaper place and sets it so. */
function mendRow(move: Move, random: Random, row: number): void {
  const { state } = move;
  const { model } = state;
  const at = state.position[row]!;
  const start = model.litStart[row]!;
  const count = model.litStart[row + 1]! - start;
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const e = start + random.below(count);
    const literal = model.litOf[e]!;
    const on = state.lit[literal] === 1;
    const to = at + (on ? -1 : 1) * model.litSteps[e]!;
    if (model.trueCost[to]! >= model.trueCost[at]!) continue;
    const slot = slotBehind(move, random, literal, on);
    if (slot >= 0) setTo(move, random, slot, !on);
    return;
  }
}

/** A slot that decides the literal: itself, or one of an any-of literal's. */
function slotBehind(move: Move, random: Random, literal: number, held: boolean): number {
  const { model, lit } = move.state;
  if (literal < model.slotCount) return literal;
  const members = model.reduced.anyOf[literal - model.slotCount] ?? [];
  const offset = random.below(members.length);
  for (let i = 0; i < members.length; i += 1) {
    const slot = members[(i + offset) % members.length]!;
    if ((lit[slot] === 1) === held) return slot;
  }
  return -1;
}

/** Sets a slot so, keeping its duty covered: by someone else when it is cleared, by nobody else when it is given. */
function setTo(move: Move, random: Random, slot: number, held: boolean): void {
  const linked = random.chance(LINKED_PERCENT);
  if (!held) {
    const to = random.chance(70) ? otherCandidate(move, random, slot) : -1;
    if (to >= 0) give(move, slot, to, linked);
    else if (linked) move.putBlock(slot, false);
    else move.put(slot, false);
    return;
  }
  const holder = random.chance(75) ? holderOf(move, move.shape.cell[slot]!) : -1;
  if (holder >= 0) give(move, holder, move.shape.person[slot]!, linked);
  else if (linked) move.putBlock(slot, true);
  else move.put(slot, true);
  if (random.chance(50)) {
    const blocked = inTheWay(move, slot);
    const to = blocked < 0 ? -1 : otherCandidate(move, random, blocked);
    if (to >= 0) give(move, blocked, to, linked);
  }
}
