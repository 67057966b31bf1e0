import type { Surplus } from '../columns/surplus.ts';
import { pause } from '../pause.ts';
import type { EngineInUse } from './engine-in-use.ts';
import type { OwnMonth, OwnMonths } from './own-months.ts';

/** Seconds for one person's months, and for everybody's: those with few free slots come first, and are soon done. */
const PERSON_SECONDS = 4;
const ALL_SECONDS = 8;
/** A gain smaller than this says nothing of who is hard to plan. */
const CLEAR = 0.5;

/** What raising a bound sees of the run it is part of. */
export interface RaisingHost {
  readonly raise: (bound: number) => void;
  readonly over: () => boolean;
}

/**
 * Whole duties instead of parts of them, one person after another: each raises the bound by what it costs them. Tells
 * where the best rotas lie: with the month that was cheapest for whoever has most free slots of those it cost something,
 * because a search is slow to find the few months that suit somebody who is hard to plan.
 */
export async function raiseByPeople(engine: EngineInUse, own: OwnMonths, host: RaisingHost): Promise<Surplus> {
  const until = performance.now() + ALL_SECONDS * 1000;
  const bySlot = own.bySlot.slice();
  let { bound } = own;
  let hardest: OwnMonth | undefined;
  for (const person of own.people) {
    if (host.over() || performance.now() >= until) break;
    const month = own.of(engine.highs, person, PERSON_SECONDS, host.over);
    bound += month.gain;
    host.raise(own.rounded(bound));
    if (month.gain >= CLEAR && month.held) hardest = month;
    await pause();
    await engine.refresh();
  }
  hardest?.held?.forEach((held, slot) => (bySlot[slot] = held ? 0 : Number.POSITIVE_INFINITY));
  return { bound: own.bound, bySlot };
}
