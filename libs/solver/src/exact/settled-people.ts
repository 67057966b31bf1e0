import type { Highs } from 'highs';
import type { Tier } from '@evenflow/rules';
import type { Surplus } from '../columns/surplus.ts';
import { narrow } from '../improve/narrow.ts';
import { takeOutRubbish } from '../memory.ts';
import { pause } from '../pause.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { OwnMonths, type OwnMonth } from './own-months.ts';

/** Seconds for one person's months, and for everybody's: whole duties cost most those with few free slots, who come first. */
const PERSON_SECONDS = 4;
const ALL_SECONDS = 8;
/** A gain smaller than this says nothing of who is hard to plan. */
const CLEAR = 0.5;

/** What settling sees of the run it is part of. */
export interface SettlingHost {
  /** One whose memory has not grown: each relaxation of what is left is large. */
  readonly engine: () => Promise<Highs>;
  readonly bound: (bound: number) => void;
  /** What the best rota known costs. */
  readonly cost: () => number;
  readonly over: () => boolean;
}

/** Whole duties instead of parts of them, one person after another: each raises the bound by what it costs them. */
export async function raiseByPeople(own: OwnMonths, host: SettlingHost): Promise<OwnMonth[]> {
  const until = performance.now() + ALL_SECONDS * 1000;
  const highs = await host.engine();
  const hard: OwnMonth[] = [];
  let { bound } = own;
  for (const person of own.people) {
    if (host.over() || performance.now() >= until) break;
    const month = own.of(highs, person, PERSON_SECONDS, host.over);
    bound += month.gain;
    host.bound(own.rounded(bound));
    if (month.gain >= CLEAR) hard.push(month);
    await pause();
  }
  // Those with most free slots are settled first: the others' months have to fit theirs.
  return hard.reverse();
}

/**
 * Settles the months of those whom whole duties cost something, one after another at the prices the rest then pays, and
 * says where the best rotas with these months lie. A month that the rest cannot follow is left open again.
 */
export async function settlePeople(
  reduced: Reduced,
  kept: ReadonlySet<Tier>,
  hard: readonly OwnMonth[],
  host: SettlingHost,
): Promise<Surplus | undefined> {
  let current = reduced;
  let own: OwnMonths | undefined;
  for (const { person, held } of hard) {
    if (host.over()) break;
    const month = own ? own.of(await host.engine(), person, PERSON_SECONDS, host.over).held : held;
    const settled = month && narrow(current, openSlots(current, month), heldSlots(current, month));
    await pause();
    if (!settled) continue;
    const rest = priceRest(await host.engine(), settled, kept, host);
    await pause();
    // The rest costs no less than before; an engine that says so has found no way.
    if (rest && rest.bound >= (own?.bound ?? Number.NEGATIVE_INFINITY)) [current, own] = [settled, rest];
  }
  return own && surplusOfRest(reduced, current, own);
}

/** Undefined where the rest cannot keep the hard tiers, or no better rota than the best can follow. */
function priceRest(highs: Highs, rest: Reduced, kept: ReadonlySet<Tier>, host: SettlingHost): OwnMonths | undefined {
  takeOutRubbish();
  const model = linearModel(rest, kept);
  takeOutRubbish();
  if (!model.possible) return undefined;
  const { multipliers } = lpBound(highs, model, host.over);
  const own = multipliers && new OwnMonths(model, rest, multipliers);
  return own && own.bound < host.cost() ? own : undefined;
}

function openSlots({ free }: Reduced, month: ReadonlyMap<number, boolean>): Uint8Array {
  return Uint8Array.from(free, (_, slot) => (month.has(slot) ? 0 : 1));
}

function heldSlots({ free }: Reduced, month: ReadonlyMap<number, boolean>): Uint8Array {
  return Uint8Array.from(free, (_, slot) => (month.get(slot) === true ? 1 : 0));
}

/** As seen from the whole problem: what settled people do not hold is out of reach. */
function surplusOfRest(reduced: Reduced, rest: Reduced, { bound, bySlot }: OwnMonths): Surplus {
  const bySlotOfAll = new Map(Array.from(rest.free, (slot, i) => [slot, bySlot[i]!]));
  const settled = (slot: number): number => (rest.fixedHeld[slot] === 1 ? 0 : Number.POSITIVE_INFINITY);
  return { bound, bySlot: Float64Array.from(reduced.free, (slot) => bySlotOfAll.get(slot) ?? settled(slot)) };
}
