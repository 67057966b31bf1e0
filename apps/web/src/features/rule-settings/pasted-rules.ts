import type { RuleSet, RuleSetting, Severity } from '@evenflow/rules';
import type { CatalogueRule } from './api/rules.ts';
import { placeNumbers, type NumberPlace } from './pasted-numbers.ts';
import { numberParams, plainWords, type PastedQuestion } from './pasted-text.ts';
import { likelyRules, newOf, settingsThatSay, titledRule, type Likely } from './pasted-words.ts';
import { previewSentence } from './rule-view.ts';

export const LEAVE_OUT = 'leave-out';

/** What one pasted line comes to. */
export interface PastedLine {
  readonly text: string;
  /** The setting it makes or changes; null while it is asked about, left out, or not usable. */
  readonly setting: RuleSetting | null;
  /** What the team has now; null for a rule that it does not have yet. */
  readonly before: RuleSetting | null;
  readonly question: PastedQuestion | null;
  readonly problem: string | null;
}

interface Known {
  readonly rules: RuleSet;
  readonly catalogue: readonly CatalogueRule[];
  /** Answers given until now, by question. */
  readonly answers: ReadonlyMap<string, string>;
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  must: 'must',
  'must unless signed': 'must-unless-signed',
  'must unless somebody signs for it': 'must-unless-signed',
  should: 'should',
};

/**
 * Rules as a team keeps them in a spreadsheet, one in each row: its title and its numbers, or its sentence with other
 * numbers in it. A line is taken only where the rule itself would write it, or names the rule and has one place for its
 * number; everything else is asked.
 */
export function readPastedRules(text: string, known: Known): PastedLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').trim()))
    .filter((cells, i) => cells.some(Boolean) && !(i === 0 && /^rules?( title)?$/i.test(cells[0]!)))
    .map((cells) => readLine(cells.filter(Boolean), known));
}

/** The team's rules with what was pasted; lines that are asked about or left out change nothing. */
export function withPasted(rules: RuleSet, lines: readonly PastedLine[]): RuleSet {
  const changed = new Map(lines.flatMap(({ setting }) => (setting ? [[setting.id, setting] as const] : [])));
  const kept = rules.settings.map((setting) => changed.get(setting.id) ?? setting);
  const ids = new Set(rules.settings.map(({ id }) => id));
  return {
    format: rules.format,
    name: rules.name,
    settings: [...kept, ...[...changed.values()].filter(({ id }) => !ids.has(id))],
  };
}

function readLine(cells: readonly string[], known: Known): PastedLine {
  const severity = cells.map((cell) => SEVERITIES[plainWords(cell)]).find(Boolean);
  const words = cells.filter((cell) => !SEVERITIES[plainWords(cell)]);
  const text = words.join(' ');
  const nothing = { text, setting: null, before: null, question: null, problem: null };
  const which = whichRule(text, `${text}:which`, known);
  if (which.kind === 'asks') return { ...nothing, question: which.question };
  if (which.kind === 'left-out') return nothing;
  const { setting, isNew } = which;
  const before = isNew ? null : setting;
  const rule = known.catalogue.find(({ id }) => id === setting.rule)!;
  const placed = which.says
    ? { kind: 'placed' as const, params: which.says }
    : placeNumbers(words, rule, { line: text, answers: known.answers });
  if (placed.kind === 'asks') return { ...nothing, before, question: placed.question };
  const params = { ...setting.params, ...placed.params };
  const wrong = wrongNumber(rule, placed.params);
  if (wrong) return { ...nothing, before, problem: wrong };
  return { ...nothing, before, setting: { ...setting, params, ...(severity && { severity }) } };
}

function wrongNumber(rule: CatalogueRule, params: NumberPlace): string | null {
  const wrong = numberParams(rule).find(({ name, min, max }) => {
    const value = params[name];
    return value !== undefined && (value < (min ?? -Infinity) || value > (max ?? Infinity));
  });
  return wrong ? `${wrong.label}: between ${wrong.min} and ${wrong.max}${wrong.unit ? ` ${wrong.unit}` : ''}.` : null;
}

type Which =
  | { readonly kind: 'asks'; readonly question: PastedQuestion }
  | { readonly kind: 'left-out' }
  | {
      readonly kind: 'found';
      readonly setting: RuleSetting;
      readonly isNew: boolean;
      /** The numbers with which the rule itself writes the line. */
      readonly says: NumberPlace | null;
    };

function whichRule(text: string, id: string, { rules, catalogue, answers }: Known): Which {
  const saying = settingsThatSay(text, rules, catalogue);
  const title = titledRule(text, catalogue);
  const own = rules.settings.filter(({ rule }) => rule === title?.id);
  const found: readonly Likely[] =
    saying.length > 0 ? saying : own.length > 0 ? own.map((setting) => ({ setting, isNew: false, says: null })) : [];
  if (found.length === 1) return { kind: 'found', ...found[0]! };
  if (title && found.length === 0) return { kind: 'found', setting: newOf(title.id, rules), isNew: true, says: null };
  const offered = found.length > 0 ? found : likelyRules(text, rules, catalogue);
  const answer = answers.get(id);
  if (answer === LEAVE_OUT) return { kind: 'left-out' };
  const chosen = offered.find(({ setting }) => setting.id === answer);
  if (chosen) return { kind: 'found', ...chosen };
  const question = {
    id,
    text: found.length > 0 ? 'Several of your rules say this. Which is meant?' : 'Which rule is this?',
    answers: [
      ...offered.map(({ setting, isNew }) => ({ id: setting.id, label: labelOf(setting, isNew) })),
      { id: LEAVE_OUT, label: 'None of these: leave the line out' },
    ],
  };
  return { kind: 'asks', question };
}

function labelOf({ rule, params }: RuleSetting, isNew: boolean): string {
  return `${previewSentence(rule, params ?? {}) ?? rule}${isNew ? ' (a rule you do not have yet)' : ''}`;
}
