import { sayLength } from '../../words/times.ts';

/** The wall asks again this often, and says so loudly when no answer came for the longer time. */
export const REFRESH_MS = 20_000;
export const STALE_MS = 60_000;

export interface Freshness {
  readonly stale: boolean;
  /** `2 min`: how long no answer has come. */
  readonly silence: string;
}

/** `answeredAt` is this browser's clock when the last answer arrived, as `now` is. */
export function freshness(answeredAt: number, now: number): Freshness {
  const silence = Math.max(0, now - answeredAt);
  return { stale: silence >= STALE_MS, silence: sayLength(silence / 60_000) };
}
