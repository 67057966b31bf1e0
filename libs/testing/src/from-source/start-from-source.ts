import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const HOOKS = new URL('./from-source.mjs', import.meta.url).href;

/** Starts a program of the house as a process of its own, straight from its sources; resolves once it says it is ready. */
export async function startFromSource(program: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = fork(program, {
    execArgv: ['--conditions=@evenflow/source', '--import', HOOKS],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${program} ended before it was ready.`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}
