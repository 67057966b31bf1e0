import type { MessagePort } from 'node:worker_threads';
import { pause } from '../pause.ts';
import type { Reduced } from '../presolve/reduced.ts';

/** What one message carries: copying it takes a few milliseconds. */
const ITEMS = 1500;

type Problem = Reduced['problem'];
/** Everything of a reduced problem that is not long. */
type Frame = Omit<Reduced, 'rows' | 'problem'> & { readonly problem: Omit<Problem, 'slots' | 'bounds' | 'anyOf'> };

type Part =
  | { readonly frame: Frame }
  | { readonly rows: Reduced['rows'] }
  | { readonly slots: Problem['slots'] }
  | { readonly whole: true };

/**
 * Sends a reduced problem to another thread, with pauses between its parts: copied at once it would keep this thread from
 * hearing anything. What the bounds and literals of the problem say is in the rows, and stays here. Ends early when it is
 * over.
 */
export async function sendInParts(port: MessagePort, reduced: Reduced, over: () => boolean): Promise<void> {
  const say = async (part: Part): Promise<void> => {
    port.postMessage(part);
    await pause();
  };
  const { rows, problem, ...rest } = reduced;
  const { slots, bounds: _bounds, anyOf: _anyOf, ...frame } = problem;
  await say({ frame: { ...rest, problem: frame } });
  for (let at = 0; at < rows.length && !over(); at += ITEMS) await say({ rows: rows.slice(at, at + ITEMS) });
  for (let at = 0; at < slots.length && !over(); at += ITEMS) await say({ slots: slots.slice(at, at + ITEMS) });
  if (!over()) await say({ whole: true });
}

/** Puts together what `sendInParts` sent; never ends when that ended early. */
export function receiveParts(port: MessagePort): Promise<Reduced> {
  let frame: Frame | undefined;
  const rows: Reduced['rows'][number][] = [];
  const slots: Problem['slots'][number][] = [];
  return new Promise((resolve) => {
    port.on('message', (part: Part) => {
      if ('frame' in part) frame = part.frame;
      else if ('rows' in part) rows.push(...part.rows);
      else if ('slots' in part) slots.push(...part.slots);
      else {
        port.close();
        resolve({ ...frame!, rows, problem: { ...frame!.problem, slots, bounds: [], anyOf: [] } });
      }
    });
  });
}
