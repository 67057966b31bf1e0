/** Something the person who starts Evenflow can put right, in one line. Shown without a stack. */
export class StartProblem extends Error {
  name = 'StartProblem';
}

const FULL = 'The disk is full: free some space and start again.';

/** What to print for a failure: one line when it is a known one, everything when it is a defect. */
export function lineFor(failure) {
  if (failure?.name === 'StartProblem') return failure.message;
  if (isFull(failure?.message ?? failure)) return FULL;
  return failure?.stack ?? String(failure);
}

/** Says so when a program's output tells that the disk is full. */
export function isFull(output) {
  return /ENOSPC|no space left on device/i.test(String(output));
}
