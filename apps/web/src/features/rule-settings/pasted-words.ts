import type { RuleSet, RuleSetting } from '@evenflow/rules';
import type { CatalogueRule } from './api/rules.ts';
import type { NumberPlace } from './pasted-numbers.ts';
import { numberParams, numbersIn, plainWords } from './pasted-text.ts';
import { previewSentence } from './rule-view.ts';

/** A rule that a line may mean. */
export interface Likely {
  readonly setting: RuleSetting;
  /** The team does not have it yet. */
  readonly isNew: boolean;
  readonly says: NumberPlace | null;
}

const MOST_NUMBERS = 4;
const MOST_OFFERED = 5;
/** Share of words in common below which a sentence is another one. */
const ALIKE = 0.6;

/** The rule whose title the line begins with; of several the longest title. */
export function titledRule(text: string, catalogue: readonly CatalogueRule[]): CatalogueRule | undefined {
  const words = `${plainWords(text)} `;
  return catalogue
    .filter(({ title, id }) => words.startsWith(`${plainWords(title)} `) || words === `${plainWords(id)} `)
    .sort((a, b) => b.title.length - a.title.length)[0];
}

/** What the team has, and rules of the catalogue that it does not have. */
function everyRule(rules: RuleSet, catalogue: readonly CatalogueRule[]): Omit<Likely, 'says'>[] {
  const had = new Set(rules.settings.map(({ rule }) => rule));
  const others = catalogue
    .filter(({ id }) => !had.has(id))
    .map(({ id }) => ({ setting: newOf(id, rules), isNew: true }));
  return [...rules.settings.map((setting) => ({ setting, isNew: false })), ...others];
}

/** Settings that, with some numbers, write exactly this line. */
export function settingsThatSay(text: string, rules: RuleSet, catalogue: readonly CatalogueRule[]): Likely[] {
  return everyRule(rules, catalogue).flatMap(({ setting, isNew }) => {
    const rule = catalogue.find(({ id }) => id === setting.rule);
    const says = rule && inCommon(text, previewSentence(rule.id, setting.params ?? {}) ?? '') >= ALIKE;
    const params = says ? numbersThatSay(text, setting, rule) : null;
    return params ? [{ setting, isNew, says: params }] : [];
  });
}

/** Tries the line's numbers in the rule's places until its own sentence is the line. */
function numbersThatSay(text: string, setting: RuleSetting, rule: CatalogueRule): NumberPlace | null {
  const wanted = plainWords(text);
  const numbers = numbersIn(text).slice(0, MOST_NUMBERS);
  const names = numberParams(rule).map(({ name }) => name);
  const attempt = (params: Record<string, number>, next: number): NumberPlace | null => {
    if (plainWords(previewSentence(rule.id, { ...setting.params, ...params }) ?? '') === wanted) return params;
    if (next === numbers.length) return null;
    for (const name of names.filter((each) => !(each in params))) {
      const found = attempt({ ...params, [name]: numbers[next]! }, next + 1);
      if (found) return found;
    }
    return attempt(params, next + 1);
  };
  return attempt({}, 0);
}

/** Rules that share words with the line, most first; only offered, never taken. */
export function likelyRules(text: string, rules: RuleSet, catalogue: readonly CatalogueRule[]): Likely[] {
  return everyRule(rules, catalogue)
    .map(({ setting, isNew }) => {
      const title = catalogue.find(({ id }) => id === setting.rule)?.title ?? '';
      const sentence = previewSentence(setting.rule, setting.params ?? {}) ?? '';
      return { setting, isNew, says: null, common: inCommon(text, `${title} ${sentence}`) };
    })
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common)
    .slice(0, MOST_OFFERED)
    .map(({ setting, isNew, says }) => ({ setting, isNew, says }));
}

/** Share of the line's longer words that the other text has too; endings do not count. */
function inCommon(text: string, other: string): number {
  const stems = (of: string) =>
    new Set(
      plainWords(of)
        .split(' ')
        .filter((word) => word.length > 3 && !/^\d/.test(word))
        .map((word) => word.slice(0, 5)),
    );
  const [mine, theirs] = [stems(text), stems(other)];
  return mine.size === 0 ? 0 : [...mine].filter((stem) => theirs.has(stem)).length / mine.size;
}

/** A use of a rule that the team does not have, under an id of its own. */
export function newOf(rule: string, { settings }: RuleSet): RuleSetting {
  let id = rule;
  while (settings.some((setting) => setting.id === id)) id += 'x';
  return { id, rule };
}
