import type { Tier } from '@evenflow/rules';
import { sharedModel, type SharedModel } from '../columns/shared-model.ts';
import { PersonMonths } from '../person-month/person-months.ts';
import { takeApart, type Shares } from '../person-month/shares.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';

/** Arcs of everybody together up to which drawing them again takes well under a second. */
const ARCS_IN_ALL = 200_000;

const KEPT: ReadonlySet<Tier> = new Set(HARD_TIERS);

/** A free slot and what it is taken to be. */
export type FixedSlot = readonly [slot: number, value: 0 | 1];

/** Everybody's months, drawn from a reduced problem and nothing else: the same for who certifies and who checks. */
export class MonthParts {
  readonly months: readonly PersonMonths[];
  /** A rota that breaks a hard tier costs at least this. */
  readonly againstKept: number;
  readonly #shares: Shares;
  readonly #fixings = new Map<string, Row>();

  private constructor(shares: Shares, months: readonly PersonMonths[]) {
    this.#shares = shares;
    this.months = months;
    this.againstKept = leastBroken(shares.reduced);
  }

  /** Undefined when the months of a team take too long to be drawn again by whoever checks, or somebody has none. */
  static draw(reduced: Reduced, mostArcs: number): MonthParts | undefined {
    const shares = takeApart(reduced);
    const months: PersonMonths[] = [];
    let room = ARCS_IN_ALL;
    for (const person of shares.people) {
      const drawn = PersonMonths.draw(shares, person, KEPT, { mostArcs });
      room -= drawn?.graph.arcTo.length ?? room;
      if (!drawn?.possible || room <= 0) return undefined;
      months.push(drawn);
    }
    return new MonthParts(shares, months);
  }

  get slotCount(): number {
    return this.#shares.reduced.free.length;
  }

  /** The rows between people, and one more for each slot taken to be free or held. Undefined when it proves nothing. */
  shared(fixed: readonly FixedSlot[]): SharedModel | undefined {
    const also = fixed.map(([slot, value]) => this.#fixing(slot, value));
    const model = sharedModel({ ...this.#shares, shared: [...this.#shares.shared, ...also] }, this.months, KEPT);
    return model.model.possible && model.model.costStep > 0 ? model : undefined;
  }

  /** Always the same row for the same slot and value. */
  #fixing(slot: number, value: 0 | 1): Row {
    const known = this.#fixings.get(`${slot} ${value}`);
    if (known) return known;
    const parts = [{ min: value, max: value, weight: 1, tier: 'must' as const }];
    const row: Row = { literals: [slot], weights: [1], least: 0, greatest: 1, parts };
    this.#fixings.set(`${slot} ${value}`, row);
    return row;
  }
}

function leastBroken({ rows, problem }: Reduced): number {
  const hard = rows.flatMap((row) => row.parts).filter(({ tier }) => KEPT.has(tier));
  return Math.min(...hard.map(({ weight, tier }) => weight * problem.tierCost[tier]), Number.POSITIVE_INFINITY);
}
