import type { Tier } from '@evenflow/rules';
import type { Surplus } from '../columns/surplus.ts';
import { narrow } from '../improve/narrow.ts';
import { pause } from '../pause.ts';
import type { Reduced } from '../presolve/reduced.ts';
import type { EngineInUse } from './engine-in-use.ts';
import { relax } from './linear-relaxation.ts';
import type { OwnMonth, OwnMonths } from './own-months.ts';

/** People settled at most: after those who are hardest to plan the bound of the rest hardly moves. */
const MOST_SETTLED = 3;
/** Seconds for one person's months. */
const PERSON_SECONDS = 4;
/** Seconds after which nobody else is settled: the search needs the rest of a minute. */
const ALL_SECONDS = 12;

/** What settling people sees of the run it is part of. */
export interface SettlingHost {
  readonly best: () => number;
  readonly over: () => boolean;
  /** Waits for memory that is short only for now: with nobody settled the search ends far off. */
  readonly room: () => Promise<void>;
}

/** Those who have no month yet: their problem, and what its linear relaxation says of them. */
interface Rest {
  readonly own: OwnMonths;
  /** Its free slots among those of the whole problem. */
  readonly slots: readonly number[];
}

/**
 * Settles people who are hard to plan one after another, each with the month that is cheapest for them at the prices of
 * those who have none yet, because a search is slow to find the few months that suit them. Tells where the best rotas lie
 * with these months; they need not be those of the best rota.
 */
export async function settleInTurn(
  engine: EngineInUse,
  { reduced, kept }: { readonly reduced: Reduced; readonly kept: ReadonlySet<Tier> },
  first: OwnMonths,
  hard: readonly number[],
  host: SettlingHost,
): Promise<Surplus> {
  const until = performance.now() + ALL_SECONDS * 1000;
  let settled: ReadonlyMap<number, boolean> = new Map();
  let before = settled;
  let rest: Rest = { own: first, slots: [...reduced.free.keys()] };
  for (const [turn, person] of hard.slice(0, MOST_SETTLED).entries()) {
    await engine.renew();
    await host.room();
    if (host.over() || performance.now() >= until) break;
    if (turn > 0) {
      rest.own.dispose();
      const next = await relaxRest(engine, { reduced, kept }, settled, host.over);
      // They left the others too little.
      if (!next || next.own.bound >= host.best()) settled = before;
      if (!next || next.own.bound >= host.best() || next.own.bound < rest.own.bound) break;
      rest = next;
    }
    const { held } = rest.own.of(engine.highs, person, PERSON_SECONDS, host.over);
    before = settled;
    settled = new Map([...settled, ...entriesOf(held, rest.slots)]);
    await pause();
  }
  const bySlot = new Float64Array(reduced.free.length);
  rest.slots.forEach((slot, i) => (bySlot[slot] = rest.own.bySlot[i]!));
  settled.forEach((is, slot) => (bySlot[slot] = is ? 0 : Number.POSITIVE_INFINITY));
  return { bound: rest.own.bound, bySlot };
}

/** Asked with a new engine. Undefined when those who have months leave the others none, or when it is over before. */
async function relaxRest(
  engine: EngineInUse,
  { reduced, kept }: { readonly reduced: Reduced; readonly kept: ReadonlySet<Tier> },
  settled: ReadonlyMap<number, boolean>,
  over: () => boolean,
): Promise<Rest | undefined> {
  const slots = [...reduced.free.keys()].filter((slot) => !settled.has(slot));
  const open = new Uint8Array(reduced.free.length);
  const held = new Uint8Array(reduced.free.length);
  for (const slot of slots) open[slot] = 1;
  settled.forEach((is, slot) => (held[slot] = is ? 1 : 0));
  const { own } = relax(engine.highs, narrow(reduced, open, held), kept, over);
  await pause();
  return own && { own, slots };
}

function entriesOf(held: OwnMonth['held'], slots: readonly number[]): (readonly [number, boolean])[] {
  return Array.from(held ?? [], ([slot, is]) => [slots[slot]!, is] as const);
}
