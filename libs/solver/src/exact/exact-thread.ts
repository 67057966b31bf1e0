import { MessageChannel, Worker } from 'node:worker_threads';
import { SEMI_SPACE_MEGABYTES } from '../memory.ts';
import type { ExactListener, ExactPart, ExactSettings, ExactStart } from './exact-part.ts';
import { sendInParts } from './sent-in-parts.ts';
import type { WorkerMessage } from './worker-message.ts';

/** What a thread in the middle of compiling or factoring is waited for; it ends as soon as it can, and says nothing more. */
const MOST_ENDING_MS = 300;

/** Runs the exact parts in a thread of their own; stopping ends the thread at once. */
export async function startThread(
  { reduced, ...known }: ExactStart,
  settings: ExactSettings,
  listener: ExactListener,
): Promise<ExactPart> {
  const { port1: here, port2: there } = new MessageChannel();
  const worker = new Worker(new URL('./exact-worker.js', import.meta.url), {
    workerData: { known, settings, parts: there },
    transferList: [there],
    resourceLimits: { maxYoungGenerationSizeMb: 3 * SEMI_SPACE_MEGABYTES },
  });
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'bound') listener.bound(message.bound);
    else if (message.kind === 'better') listener.better(message.held, message.cost, message.by);
    else if (message.kind === 'surplus') listener.surplus(message.surplus);
    else if (message.kind === 'phase') listener.phase(message.phase);
    else if (message.kind === 'note') listener.note(message.note);
    else listener.failed(message.failure);
  });
  worker.on('error', (failure: NodeJS.ErrnoException) => {
    // The rota in hand is worth more than the bound: the search goes on alone.
    if (failure.code === 'ERR_WORKER_OUT_OF_MEMORY') listener.note('exact parts ended: their heap was full');
    else listener.failed(failure);
  });
  const done = new Promise<void>((resolve) => worker.on('exit', () => resolve()));
  await sendInParts(here, reduced, listener.over);
  return {
    done,
    tell: (held, cost) => worker.postMessage({ held, cost }),
    stop: async () => {
      worker.removeAllListeners('message');
      const patience = new Promise((resolve) => setTimeout(resolve, MOST_ENDING_MS).unref());
      await Promise.race([worker.terminate(), patience]);
    },
  };
}
