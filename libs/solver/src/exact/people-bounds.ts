import { pause } from '../pause.ts';
import type { EngineInUse } from './engine-in-use.ts';
import type { OwnMonths } from './own-months.ts';

/** Seconds for one person's months: those with few free slots come first, and who takes longer than this is the last. */
const PERSON_SECONDS = 2;
const ALL_SECONDS = 8;
/** A gain smaller than this says nothing of who is hard to plan. */
const CLEAR = 0.5;

/** What raising a bound sees of the run it is part of. */
export interface RaisingHost {
  readonly raise: (bound: number) => void;
  readonly over: () => boolean;
}

/**
 * Whole duties instead of parts of them, one person after another: each raises the bound by what it costs them. Tells who
 * it cost something, those with most free slots first.
 */
export async function raiseByPeople(engine: EngineInUse, own: OwnMonths, host: RaisingHost): Promise<number[]> {
  const until = performance.now() + ALL_SECONDS * 1000;
  const hard: number[] = [];
  let { bound } = own;
  for (const person of own.people) {
    if (host.over() || performance.now() >= until) break;
    const from = performance.now();
    const { gain } = own.of(engine.highs, person, PERSON_SECONDS, host.over);
    bound += gain;
    host.raise(own.rounded(bound));
    if (gain >= CLEAR) hard.unshift(person);
    if (performance.now() - from > PERSON_SECONDS * 1000) break;
    await pause();
    await engine.refresh();
  }
  return hard;
}
