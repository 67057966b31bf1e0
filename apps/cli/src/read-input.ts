import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DomainError, type Team } from '@evenflow/domain';
import { importWorkbook, obstacles, readTeam } from '@evenflow/exchange';
import { PACKS, validateRuleSet, type RuleSet } from '@evenflow/rules';

/** Where the rule files of the demo teams lie, from the built file's own place. */
const DEMO = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../demo');

/**
 * A team from a workbook (.xlsx) or a team file (.json). Throws `unusable-input` with one sentence per problem, each
 * naming its sheet and cell or its place in the file.
 */
export async function readTeamFile(file: string): Promise<Team> {
  const bytes = readBytes(file);
  if (/\.json$/i.test(file)) return readTeam(parseJson(file, bytes));
  const result = await importWorkbook(bytes, { fileName: path.basename(file) });
  const sentences = obstacles(result);
  if (!result.team || sentences.length > 0) {
    throw new DomainError('unusable-input', { file, sentences }, sentences.join('\n'));
  }
  return result.team;
}

/**
 * The rules to use: a pack by name, a rule file, or (when nothing is named) the rule file of a demo team, else the pack
 * of the team's country.
 */
export function readRules(named: string | undefined, team: Team): RuleSet {
  const own = path.join(DEMO, `${team.id}.rules.json`);
  if (!named && existsSync(own)) return readRuleFile(own);
  const wanted = named ?? (team.country === 'GB' ? 'uk-nhs' : 'us');
  return PACKS.find((pack) => pack.id === wanted)?.rules ?? readRuleFile(wanted);
}

function readRuleFile(file: string): RuleSet {
  const result = validateRuleSet(parseJson(file, readBytes(file)));
  if ('problems' in result) {
    const sentences = result.problems.map((p) => `${file} ${p.pointer}: ${p.message}`);
    throw new DomainError('unusable-rules', { file, sentences }, sentences.join('\n'));
  }
  return result.ruleSet;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new DomainError(
      'no-such-file',
      { file },
      `${file} cannot be read. Check the name and that it may be opened.`,
    );
  }
}

function parseJson(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DomainError('not-json', { file }, `${file} is not JSON.`);
  }
}
