import { Worker } from 'node:worker_threads';
import { SEMI_SPACE_MEGABYTES } from '../memory.ts';
import type { ExactListener, ExactPart, ExactSettings, ExactStart } from './exact-part.ts';
import type { WorkerMessage } from './worker-message.ts';

/** Runs the exact parts in a thread of their own; stopping ends the thread at once. */
export function startThread(start: ExactStart, settings: ExactSettings, listener: ExactListener): ExactPart {
  const { reduced } = start;
  const plain = { ...start, reduced: { ...reduced, problem: { ...reduced.problem, bounds: [] } } };
  const worker = new Worker(new URL('./exact-worker.js', import.meta.url), {
    workerData: { start: plain, settings },
    resourceLimits: { maxYoungGenerationSizeMb: 3 * SEMI_SPACE_MEGABYTES },
  });
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'bound') listener.bound(message.bound);
    else if (message.kind === 'better') listener.better(message.held, message.cost, message.by);
    else if (message.kind === 'phase') listener.phase(message.phase);
    else if (message.kind === 'note') listener.note(message.note);
    else listener.failed(message.failure);
  });
  worker.on('error', (failure: NodeJS.ErrnoException) => {
    // The rota in hand is worth more than the bound: the search goes on alone.
    if (failure.code === 'ERR_WORKER_OUT_OF_MEMORY') listener.note('exact parts ended: their heap was full');
    else listener.failed(failure);
  });
  return {
    done: new Promise((resolve) => worker.on('exit', () => resolve())),
    tell: (held, cost) => worker.postMessage({ held, cost }),
    stop: async () => {
      worker.removeAllListeners('message');
      await worker.terminate();
    },
  };
}
