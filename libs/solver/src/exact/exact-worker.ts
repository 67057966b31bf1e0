import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { ExactSettings, ExactStart } from './exact-part.ts';
import type { ExactHost } from './exact-host.ts';
import { runExact } from './exact-run.ts';
import { receiveParts } from './sent-in-parts.ts';
import type { WorkerMessage } from './worker-message.ts';

interface Given {
  readonly known: Omit<ExactStart, 'reduced'>;
  readonly settings: ExactSettings;
  /** Brings what is to be decided. */
  readonly parts: MessagePort;
}

const { known, settings, parts } = workerData as Given;
const port = parentPort!;
const say = (message: WorkerMessage): void => port.postMessage(message);

let best = known;

/** Better rotas wait in the port's queue while the engine runs; they are fetched when somebody asks. */
function newest(): typeof best {
  for (let waiting = receiveMessageOnPort(port); waiting; waiting = receiveMessageOnPort(port)) {
    const told = waiting.message as typeof best;
    if (told.cost < best.cost) best = told;
  }
  return best;
}

const host: ExactHost = {
  best: newest,
  better: (held, cost, by) => {
    best = { held, cost };
    say({ kind: 'better', held, cost, by });
  },
  bound: (bound) => say({ kind: 'bound', bound }),
  surplus: (surplus) => say({ kind: 'surplus', surplus }),
  phase: (phase) => say({ kind: 'phase', phase }),
  note: (note) => say({ kind: 'note', note }),
  over: () => false,
};

void receiveParts(parts)
  .then((reduced) => runExact({ ...known, reduced }, settings, host))
  .catch((failure: unknown) => say({ kind: 'failed', failure }));
