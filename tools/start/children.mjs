import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const LEAVE_WITH_PARENT = new URL('./leave-with-parent.mjs', import.meta.url).href;

/**
 * Runs a program of the house. What it prints is passed on line by line under its name. `ended` resolves with its exit
 * code; `stop` asks it to leave and, after `patience` ms, makes it.
 */
export function startChild(name, program, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', LEAVE_WITH_PARENT, program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`${name} | ${line}`));
  }
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return {
    name,
    ended,
    stop: async (patience = 5_000) => {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(force);
    },
  };
}
