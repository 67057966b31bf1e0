import { DomainError } from '@evenflow/domain';
import { checkCertificate, type Verdict } from '@evenflow/solver';
import { readArguments } from '../arguments.ts';
import { readCertificate } from '../certificate-files.ts';

export const checkUsage = 'npm run check -- <certificate.json> [--problem problem.json]';

/** Counts a certificate again. Returns the exit code: 0 it holds, 1 it does not; bad input throws. */
export function checkVerb(words: readonly string[]): number {
  const args = readArguments(words, ['problem']);
  const [file] = args.plain;
  if (!file) throw new DomainError('no-file', {}, `Name a certificate.\n${checkUsage}`);
  const { problem, certificate } = readCertificate(file, args.options.get('problem'));
  const before = process.cpuUsage();
  const verdict = checkCertificate(problem, certificate);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${sentenceOf(verdict)}\nCounted again in ${((user + system) / 1e6).toFixed(2)} s of computing.\n`,
  );
  return verdict.holds ? 0 : 1;
}

function sentenceOf(verdict: Verdict): string {
  if (verdict.holds) {
    const { cost, bound } = verdict;
    const gap = ((100 * (cost - bound)) / Math.max(1, cost)).toFixed(1);
    const said = cost === bound ? 'It is proven best possible.' : `It is at most ${gap} % from the best possible.`;
    return `It holds: the rota costs ${cost} and no rota costs less than ${bound}. ${said}`;
  }
  switch (verdict.why) {
    case 'rota':
      return `It does not hold: the rota it states costs ${verdict.counted}, or goes against what is decided.`;
    case 'bound':
      return `It does not hold: it proves only that no rota costs less than ${verdict.counted}.`;
    case 'unreadable':
      return 'It does not hold: its proof cannot be read for this problem.';
  }
}
