import type { Highs } from 'highs';
import type { Tier } from '@evenflow/rules';
import { ColumnGeneration } from '../columns/column-generation.ts';
import { sharedModel } from '../columns/shared-model.ts';
import { takeOutRubbish } from '../memory.ts';
import { pause } from '../pause.ts';
import { PersonMonths } from '../person-month/person-months.ts';
import { takeApart, type Shares } from '../person-month/shares.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';

/** Arcs of everybody's months together, and of one person's while they are drawn: about 8 bytes each. */
const ARCS = 2_000_000;
const MOST_ARCS = 120_000;
const FEWEST_ARCS = 20_000;
/** People whose months are drawn between two times of taking out rubbish. */
const DRAWN_BETWEEN = 4;

/**
 * Bounds by column generation. The hard tiers are kept whatever the best rota so far does: a rota that breaks one costs
 * at least `againstKept`, so a bound is good up to that.
 */
export interface ColumnBounds {
  readonly generation: ColumnGeneration;
  readonly shares: Shares;
  readonly kept: ReadonlySet<Tier>;
  readonly againstKept: number;
}

/** Undefined when somebody's months cannot be drawn, or the musts leave somebody none; or when it is over meanwhile. */
export async function columnBounds(
  highs: Highs,
  reduced: Reduced,
  worthOf: ReadonlyMap<Row, number>,
  over: () => boolean,
): Promise<ColumnBounds | undefined> {
  const kept = new Set<Tier>(HARD_TIERS);
  const shares = takeApart(reduced);
  const months = await drawEverybody(shares, kept, over);
  if (!months) return undefined;
  const shared = sharedModel(shares, months, kept);
  if (!shared.model.possible || shared.model.costStep === 0) return undefined;
  const start = shared.model.source.map((row) => (row < 0 ? 0 : (worthOf.get(shared.rows[row]!) ?? 0)));
  const generation = new ColumnGeneration(highs, shared, months, start);
  return { generation, shares, kept, againstKept: leastBroken(reduced, kept) };
}

/** Everybody's months; undefined when somebody's cannot be drawn, or somebody has none, or when it is over meanwhile. */
export async function drawEverybody(
  shares: Shares,
  kept: ReadonlySet<Tier>,
  over: () => boolean,
): Promise<PersonMonths[] | undefined> {
  const months: PersonMonths[] = [];
  let room = ARCS;
  for (const [place, person] of shares.people.entries()) {
    if (place % DRAWN_BETWEEN === 0) takeOutRubbish();
    await pause();
    if (over()) return undefined;
    const fair = (2 * room) / (shares.people.length - place);
    const mostArcs = Math.round(Math.max(FEWEST_ARCS, Math.min(MOST_ARCS, fair)));
    const drawn = PersonMonths.draw(shares, person, kept, { mostArcs });
    if (!drawn?.possible) return undefined;
    room -= drawn.graph.arcTo.length;
    months.push(drawn);
  }
  return months;
}

/** The least that breaking one of the tiers costs. */
function leastBroken(reduced: Reduced, tiers: ReadonlySet<Tier>): number {
  const parts = reduced.rows.flatMap((row) => row.parts).filter(({ tier }) => tiers.has(tier));
  return parts.reduce(
    (least, { weight, tier }) => Math.min(least, weight * reduced.problem.tierCost[tier]),
    Number.POSITIVE_INFINITY,
  );
}
