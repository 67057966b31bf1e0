import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartProblem } from './problem.mjs';

/** Notes that Evenflow runs from this folder; returns how to take the note away. Throws StartProblem if it already does. */
export function noteRunning(folder) {
  const note = path.join(folder, 'running');
  const other = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  if (other && other !== process.pid && isStart(other)) {
    throw new StartProblem(`Evenflow already runs from this folder (process ${other}). Stop it first with Ctrl-C.`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, String(process.pid));
  return () => rmSync(note, { force: true });
}

/** The process lives and is a start of Evenflow; after a kill its number may belong to somebody else. */
function isStart(pid) {
  try {
    process.kill(pid, 0);
  } catch (failure) {
    if (failure.code !== 'EPERM') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return existsSync(command) ? readFileSync(command, 'utf8').includes('start.mjs') : process.platform !== 'linux';
}
