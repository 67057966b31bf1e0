import type { Tier } from '@evenflow/rules';
import { takeApart } from '../person-month/shares.ts';
import type { Reduced, Row, RowPart } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';

/** A reduced problem that counts who is needed. */
export interface TeamModel {
  readonly reduced: Reduced;
  /** People who have a free slot. */
  readonly people: readonly number[];
}

const HARD: ReadonlySet<Tier> = new Set(HARD_TIERS);

/**
 * The musts and needs of a month in which anybody may be left out altogether, at one apiece for everybody who holds
 * anything and is `counted`. What only they owe is owed by nobody then; what binds people together stays. Every smaller
 * team that can keep the month is a rota of this, so its bounds hold for all of them.
 */
export function teamModel(reduced: Reduced, counted: (person: number) => boolean): TeamModel {
  const { people, own, shared, owner } = takeApart(reduced);
  const slotCount = reduced.free.length;
  const slotsOf = people.map((person) =>
    Array.from({ length: slotCount }, (_, slot) => slot).filter((slot) => owner[slot] === person),
  );
  const presence = people.map((_, i) => slotCount + reduced.anyOf.length + i);
  const rows = [
    ...shared.flatMap(hardRow),
    ...people.flatMap((person, i) => own[person]!.flatMap(hardRow).flatMap((row) => ifPresent(row, presence[i]!))),
  ];
  const asked = presence.filter((_, i) => counted(people[i]!));
  if (asked.length > 0) rows.push(apiece(asked));
  return {
    reduced: {
      ...reduced,
      rows,
      anyOf: [...reduced.anyOf, ...slotsOf],
      problem: { ...reduced.problem, tierCost: { ...reduced.problem.tierCost, comfort: 1 } },
    },
    people,
  };
}

/** Whether somebody alone owes something, so that being there is not the same as being free to help. */
export function owesAlone(reduced: Reduced): boolean {
  return takeApart(reduced).own.some((rows) =>
    rows.some(({ parts }) => parts.some(({ min, max }) => min > 0 || max < 0)),
  );
}

function hardRow(row: Row): Row[] {
  const parts = row.parts.filter(({ tier }) => HARD.has(tier));
  return parts.length > 0 ? [{ ...row, parts }] : [];
}

/**
 * What only one person owes or may hold, they owe and hold if they are there: `min·present ≤ count ≤ max·present`. Whoever
 * is left out holds nothing, so the count is 0 then; whoever is there is bound as before. Half a person holds half as much.
 */
function ifPresent(row: Row, present: number): Row[] {
  const limits = row.parts.filter(({ max }) => max < row.greatest);
  const owed = row.parts.filter(({ min }) => min > row.least);
  return [
    ...limits.map(({ max, ...part }) =>
      withPresence(row, present, -max, { ...part, min: Number.NEGATIVE_INFINITY, max: 0 }),
    ),
    ...owed.map(({ min, ...part }) =>
      withPresence(row, present, -min, { ...part, min: 0, max: Number.POSITIVE_INFINITY }),
    ),
  ];
}

function withPresence(row: Row, present: number, weight: number, part: RowPart): Row {
  if (weight === 0) return { ...row, parts: [part] };
  return {
    literals: [...row.literals, present],
    weights: [...row.weights, weight],
    least: row.least + Math.min(0, weight),
    greatest: row.greatest + Math.max(0, weight),
    parts: [part],
  };
}

/** One for everybody who is there. */
function apiece(presence: readonly number[]): Row {
  return {
    literals: presence,
    weights: presence.map(() => 1),
    least: 0,
    greatest: presence.length,
    parts: [{ min: Number.NEGATIVE_INFINITY, max: 0, weight: 1, tier: 'comfort' }],
  };
}
