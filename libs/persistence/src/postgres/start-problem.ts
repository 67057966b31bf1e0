import { statfsSync } from 'node:fs';

/** Something the person who starts Evenflow can put right. The message is one line for them; it is shown without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** One segment of PostgreSQL's log and something to spare. */
const ROOM_NEEDED = 32 * 1024 * 1024;

/** The same failure as one line, when it is a known one; otherwise itself. */
export function readable(failure: unknown, folder: string): unknown {
  const text =
    failure instanceof Error ? `${(failure as NodeJS.ErrnoException).code ?? ''} ${failure.message}` : String(failure);
  if (/ENOSPC|No space left on device/i.test(text) || isNearlyFull(folder)) {
    return new StartProblem(
      `The disk is full: there is no room for the database in ${folder}. Free some space and start again.`,
    );
  }
  if (/EACCES|EPERM|Permission denied/i.test(text)) {
    return new StartProblem(
      `The database folder ${folder} may not be written by this user. Change its owner, or set DATABASE_URL.`,
    );
  }
  return failure;
}

/** PostgreSQL does not always say why it gave up when nothing more could be written. */
function isNearlyFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < ROOM_NEEDED;
  } catch {
    // The folder could not even be made; that failure speaks for itself.
    return false;
  }
}
