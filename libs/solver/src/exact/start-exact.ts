import type { ExactListener, ExactPart, ExactSettings, ExactStart } from './exact-part.ts';
import { runExact } from './exact-run.ts';

/**
 * Starts the exact parts: in a thread of their own where asked for and possible, else in this thread, between whose
 * steps the search goes on. Threads need the built package: from source there is no worker file to start.
 */
export async function startExact(
  start: ExactStart,
  settings: ExactSettings,
  listener: ExactListener,
): Promise<ExactPart> {
  const threaded = settings.threads > 0 && typeof process === 'object' && import.meta.url.endsWith('.js');
  if (!threaded) return startHere(start, settings, listener);
  const { startThread } = await import('./exact-thread.ts');
  return startThread(start, settings, listener);
}

function startHere(start: ExactStart, settings: ExactSettings, listener: ExactListener): ExactPart {
  let best = { held: start.held, cost: start.cost };
  let stopped = false;
  const running = runExact(start, settings, {
    best: () => best,
    better: (held, cost, by) => {
      best = { held, cost };
      if (!stopped) listener.better(held, cost, by);
    },
    bound: (bound) => {
      if (!stopped) listener.bound(bound);
    },
    surplus: (surplus) => {
      if (!stopped) listener.surplus(surplus);
    },
    phase: listener.phase,
    note: listener.note,
    over: () => stopped || listener.over(),
  }).catch(listener.failed);
  return {
    done: running,
    tell: (held, cost) => {
      if (cost < best.cost) best = { held, cost };
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
