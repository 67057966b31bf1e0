import type { InPieces } from '@evenflow/rules';

/** Lets the thread look after everything else that is waiting (messages, timers, an abort), then goes on. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

/** How long work in pieces goes on before it looks up. */
const TURN_MS = 8;

/** Sees work in pieces through, letting others in every few milliseconds; undefined when it is over before that. */
export async function inTurns<T>(pieces: InPieces<T>, over: () => boolean): Promise<T | undefined> {
  for (let since = performance.now(); ;) {
    const { done, value } = pieces.next();
    if (done) return value;
    if (performance.now() - since < TURN_MS) continue;
    await pause();
    if (over()) return undefined;
    since = performance.now();
  }
}
