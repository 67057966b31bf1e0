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

function hardRow(row: Row): Row[] {
  const parts = row.parts.filter(({ tier }) => HARD.has(tier));
  return parts.length > 0 ? [{ ...row, parts }] : [];
}

/** What somebody owes at least is owed if they are there: `count − min·present ≥ 0`. Limits above hold either way. */
function ifPresent(row: Row, present: number): Row[] {
  const limits = row.parts.filter(({ max }) => max >= 0 && max < row.greatest);
  const above = limits.map((part): RowPart => ({ ...part, min: Number.NEGATIVE_INFINITY }));
  const owed = row.parts.filter(({ min }) => min > row.least);
  return [
    ...(above.length > 0 ? [{ ...row, parts: above }] : []),
    ...owed.map(({ min, ...part }): Row =>
      min > 0
        ? {
            literals: [...row.literals, present],
            weights: [...row.weights, -min],
            least: row.least - min,
            greatest: row.greatest,
            parts: [{ ...part, min: 0, max: Number.POSITIVE_INFINITY }],
          }
        : { ...row, parts: [{ ...part, min, max: Number.POSITIVE_INFINITY }] },
    ),
  ];
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
