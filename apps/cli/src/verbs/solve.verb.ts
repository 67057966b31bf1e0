import { writeFileSync } from 'node:fs';
import { DomainError, monthRange, type Team } from '@evenflow/domain';
import { exportRota, rotaFile } from '@evenflow/exchange';
import { LiveCheck, compileRota, type RuleSet } from '@evenflow/rules';
import { certify, findConflict, SOLVE_MEGABYTES, solveRota, type RotaResult } from '@evenflow/solver';
import { numberOption, readArguments } from '../arguments.ts';
import { writeCertificate } from '../certificate-files.ts';
import { printRota } from '../print-rota.ts';
import { readMonth } from '../read-month.ts';

const CONFLICT_SECONDS = 20;
/** For raising the bound of a certificate where no seconds are given. */
const CERTIFY_SECONDS = 20;

export const solveUsage =
  'npm run solve -- <workbook.xlsx|team.json> --month 2026-12 [--rules us|uk-nhs|file.json] [--seconds N] [--iterations N] [--seed S] [--out rota.json|rota.xlsx] [--certificate certificate.json]';

/** Fills a month and prints it. Returns the exit code: 0 complete and legal, 1 not; bad input throws. */
export async function solveVerb(words: readonly string[]): Promise<number> {
  const args = readArguments(words, ['month', 'rules', 'seconds', 'iterations', 'seed', 'out', 'certificate']);
  const out = args.options.get('out');
  if (out && !/\.(json|xlsx)$/i.test(out))
    throw new DomainError('bad-out', { out }, `--out must end in .json or .xlsx, not ${out}.`);
  const { team, ruleSet, month } = await readMonth(args, solveUsage);
  const iterations = args.options.has('iterations') ? numberOption(args, 'iterations', 0, [1, 1e12]) : undefined;
  const seconds =
    args.options.has('seconds') || iterations === undefined
      ? numberOption(args, 'seconds', 20, [0.1, 3600])
      : undefined;
  const seed = numberOption(args, 'seed', 1, [0, 2 ** 31 - 1]);
  const result = await solveRota(team, ruleSet, monthRange(month), {
    ...{ seed, seconds, iterations },
    megabytes: SOLVE_MEGABYTES,
  });
  process.stdout.write(`${printRota(team, result)}\n`);
  if (!result.publishable) process.stdout.write(`${await whyNot(team, ruleSet, month)}\n`);
  if (out) await write(out, result, team);
  const certificate = args.options.get('certificate');
  if (certificate) process.stdout.write(`${await certified(certificate, team, ruleSet, { result, month, seconds })}\n`);
  return result.publishable ? 0 : 1;
}

/** Which facts cannot hold together, when that can be told in the time. */
async function whyNot(team: Team, ruleSet: RuleSet, month: string): Promise<string> {
  try {
    const conflict = await findConflict(compileRota(team, ruleSet, monthRange(month)), { seconds: CONFLICT_SECONDS });
    if (!conflict) return 'No conflict among the musts was found: a longer search may fill the month.';
    return [conflict.sentence, ...conflict.facts.map((fact) => `  ${fact.sentence}`)].join('\n');
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict-undecided')
      return 'Why it cannot be done could not be told in the time.';
    throw error;
  }
}

/** Writes a certificate of the rota, and says what it certifies beside what the solve found. */
async function certified(
  file: string,
  team: Team,
  ruleSet: RuleSet,
  { result, month, seconds }: { result: RotaResult; month: string; seconds: number | undefined },
): Promise<string> {
  const compiled = compileRota(team, ruleSet, monthRange(month));
  const check = new LiveCheck(compiled, result.assignments);
  const held = Uint8Array.from(compiled.problem.slots, (_, slot) => (check.holds(slot) ? 1 : 0));
  const certificate = await certify(compiled.problem, held, { seconds: seconds ?? CERTIFY_SECONDS });
  const problemFile = writeCertificate(file, compiled.problem, certificate);
  const tree =
    result.bound !== null && certificate.bound < result.bound
      ? ` The solve’s own bound of ${result.bound} comes from a tree that only its engine can walk again.`
      : '';
  return `Certified in ${file}: no rota costs less than ${certificate.bound}; the problem is in ${problemFile}.${tree}`;
}

async function write(out: string, result: RotaResult, team: Team): Promise<void> {
  if (/\.json$/i.test(out)) {
    writeFileSync(
      out,
      rotaFile({ ...result, assignments: withSites(team, result.assignments), open: withSites(team, result.open) }),
    );
    return;
  }
  const rota = { team: result.team, from: result.from, to: result.to, assignments: result.assignments, locks: [] };
  writeFileSync(out, await exportRota(team, rota, { version: null, printedAt: new Date().toISOString() }));
}

/** Each line names its site; a duty that serves two names both, `U+C`, and one that serves any says so. */
function withSites<T extends { readonly duty: string }>(team: Team, lines: readonly T[]): (T & { site: string })[] {
  const sites = new Map(team.dutyTypes.map((duty) => [duty.code, duty.sites.join('+') || 'any']));
  return lines.map((line) => ({ ...line, site: sites.get(line.duty)! }));
}
