import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const LEAVE_WITH_PARENT = new URL('./leave-with-parent.mjs', import.meta.url).href;

/**
 * Runs a program of the house. What it prints is passed on line by line under its name. `ended` resolves with its exit
 * code; `stop` asks it to leave and, after `patience` ms, makes it.
 */
function startChild(name, program, env) {
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

/** As many times within a minute a program may end by itself and is started again. */
const PATIENCE = 5;
const AGAIN_MS = 500;

/**
 * A program of the house that is started again when it ends by itself, once `keep` was called; until then its first end
 * is its last. `ended` resolves when it is not started any more.
 */
export function startKept(name, program, env) {
  let child = startChild(name, program, env);
  let kept = false;
  let stopping = false;
  const ends = [];
  const followed = async () => {
    for (;;) {
      const code = await child.ended;
      ends.push(Date.now());
      const tooOften = ends.length > PATIENCE && ends.at(-1) - ends.at(-1 - PATIENCE) < 60_000;
      if (!kept || stopping || tooOften) return code;
      console.error(`${name} ended by itself and is started again.`);
      await wait(AGAIN_MS);
      if (stopping) return code;
      child = startChild(name, program, env);
    }
  };
  return {
    name,
    ended: followed(),
    keep: () => void (kept = true),
    stop: (patience) => {
      stopping = true;
      return child.stop(patience);
    },
  };
}
