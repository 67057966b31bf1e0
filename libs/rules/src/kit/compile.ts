import { DomainError, type Assignment, type LocalDay, type Team } from '@evenflow/domain';
import { compactList } from './compact-list.ts';
import { isForColleagues, type BoundDraft, type Rule, type RuleContext } from './define-rule.ts';
import type { RuleSet, RuleSetting } from './define-rule.ts';
import { fillDefaults, type ParamShape } from './params.ts';
import { peopleNamed } from './people-named.ts';
import type { Bound, Problem, Severity, Tier } from './problem.ts';
import { RotaView } from './view.ts';

/**
 * One unit outside a bound of each tier. A month has fewer than 90 broken musts before a person looks, and fewer than
 * 100,000 units of shoulds, so the first three tiers are lexicographic and sums stay exact in a double.
 */
export const TIER_COST: Readonly<Record<Tier, number>> = {
  must: 1e10,
  signed: 1e8,
  open: 1e6,
  fairness: 10,
  wishes: 5,
  comfort: 1,
};

export interface CompiledSetting {
  readonly setting: RuleSetting;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly tier: Tier;
  readonly sentence: string;
  /** Whether what it finds may be told to colleagues. */
  readonly forColleagues: boolean;
}

/** A team, its rules and a run of days, ready to check, search, prove and explain. */
export interface CompiledRota {
  readonly view: RotaView;
  readonly settings: readonly CompiledSetting[];
  readonly problem: Problem;
}

export interface CompileOptions {
  /** What was worked before, and is published after, the planned days. The team's history when absent. */
  readonly worked?: readonly Assignment[];
  /** The version of the planned days that people have seen; empty before publishing. */
  readonly published?: readonly Assignment[];
  /** Cells to keep: keys of assignments that must be held, or `person|date|-` for a day that must stay free. */
  readonly locks?: readonly string[];
}

/** Work done a little at a time: yields wherever it may wait, so that whoever drives it can let others in between. */
export type InPieces<T> = Generator<undefined, T, undefined>;

/** All of it at once. */
export function atOnce<T>(pieces: InPieces<T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

/** How many bounds are made between two waits: about a millisecond's worth. */
const PIECE = 64;

/**
 * Turns a team and its rules into the problem of the days `from..to`. Every rule looks back across the first day,
 * because what was worked before is decided slots. Throws `unknown-rule` for a setting no rule answers to.
 */
export function* compilePieces(
  registry: ReadonlyMap<string, Rule>,
  team: Team,
  ruleSet: RuleSet,
  range: { readonly from: LocalDay; readonly to: LocalDay },
  options: CompileOptions = {},
): InPieces<CompiledRota> {
  const view = new RotaView(team, range, options.worked ?? team.history, options.published);
  yield;
  const settings: CompiledSetting[] = [];
  const bounds: Bound[] = [];
  for (const setting of [...ruleSet.settings, ...standingSettings(registry, ruleSet)]) {
    const rule = registry.get(setting.rule);
    if (!rule) throw new DomainError('unknown-rule', { rule: setting.rule, setting: setting.id });
    const compiled = compileSetting(rule, setting, team);
    settings.push(compiled);
    yield* collect(view, compiled, settings.length - 1, bounds);
    yield;
  }
  return { view, settings, problem: problemOf(view, bounds, lockedSlots(view, options.locks ?? [])) };
}

/** As `compilePieces`, at once. */
export function compileWith(...given: Parameters<typeof compilePieces>): CompiledRota {
  return atOnce(compilePieces(...given));
}

function problemOf(view: RotaView, bounds: readonly Bound[], locked: ReadonlyMap<number, boolean>): Problem {
  return {
    format: 'evenflow-problem/1',
    team: view.team.id,
    people: view.people.map((person) => person.code),
    days: view.days,
    firstDay: view.firstDay,
    lastDay: view.lastDay,
    slots: view.slots.map((slot) => {
      const decided = slot.past ? true : locked.get(slot.index);
      return {
        person: slot.person,
        duty: slot.duty.code,
        day: slot.day,
        start: slot.start,
        end: slot.end,
        supernumerary: slot.supernumerary,
        ...(decided === undefined ? {} : { decided }),
      };
    }),
    anyOf: view.anyOfLists,
    bounds,
    tierCost: TIER_COST,
  };
}

/** Rules that hold without being set, each in a setting of its own after those of the team. */
function standingSettings(registry: ReadonlyMap<string, Rule>, { settings }: RuleSet): RuleSetting[] {
  const used = new Set(settings.map(({ rule }) => rule));
  return [...registry.values()].flatMap(({ id, standing }) => (standing && !used.has(id) ? [{ id, rule: id }] : []));
}

function compileSetting(rule: Rule, setting: RuleSetting, team: Team): CompiledSetting {
  const severity = setting.severity ?? rule.severity;
  const params = fillDefaults(rule.params as ParamShape, setting.params ?? {});
  const sentence = rule.statement(params);
  const forColleagues = isForColleagues(rule, params) && peopleNamed(rule, setting, team.people).length === 0;
  return { setting, rule, severity, tier: tierOf(rule, severity), sentence, forColleagues };
}

function tierOf(rule: Rule, severity: Severity): Tier {
  if (severity === 'should') return rule.tier === 'open' ? 'comfort' : rule.tier;
  if (rule.tier === 'open') return 'open';
  return severity === 'must' ? 'must' : 'signed';
}

function* collect(
  view: RotaView,
  { rule, setting, severity, tier }: CompiledSetting,
  index: number,
  into: Bound[],
): InPieces<void> {
  const people = view.select(setting.scope?.people ?? rule.people ?? ['*']);
  const chosen = new Set(people);
  const { from, to } = setting;
  const context: RuleContext = {
    people,
    inScope: (person) => chosen.has(person),
    inForce: (day) => (!from || view.days[day]! >= from) && (!to || view.days[day]! <= to),
  };
  const drafts = rule.bounds(view, fillDefaults(rule.params, setting.params ?? {}), context) as Iterable<
    BoundDraft<unknown>
  >;
  let made = 0;
  for (const draft of drafts) {
    if (++made % PIECE === 0) yield;
    if (!bites(view, draft)) continue;
    const { literals, weights, min, max, facts } = draft;
    const weight = (draft.weight ?? 1) * (setting.weight ?? 1);
    // Every bound has every field, in one order: all that goes through thousands of them is several times faster.
    into.push({
      literals: compactList(literals),
      weights: weights && compactList(weights),
      min,
      max,
      weight,
      tier,
      severity,
      setting: index,
      facts,
    });
  }
}

/** A bound over the past alone, or one that nothing could break, asks nothing of anybody. */
function bites(view: RotaView, draft: BoundDraft<unknown>): boolean {
  if (draft.min === undefined && draft.max === undefined) return false;
  if (draft.literals.length === 0) return (draft.min ?? 0) > 0;
  return draft.literals.some((literal) =>
    literal < view.slots.length
      ? !view.slots[literal]!.past
      : view.anyOfLists[literal - view.slots.length]!.some((slot) => !view.slots[slot]!.past),
  );
}

/** What each locked slot is decided to be, by its index. */
function lockedSlots(view: RotaView, locks: readonly string[]): ReadonlyMap<number, boolean> {
  const decided = new Map<number, boolean>();
  const free = locks.filter((key) => key.endsWith('|-'));
  for (const key of free) {
    const [person, date] = key.split('|') as [string, string];
    for (const { code } of view.team.dutyTypes) {
      const slot = view.slot(person, date, code);
      if (slot) decided.set(slot.index, false);
    }
  }
  for (const key of locks) {
    const [person, date, duty] = key.split('|') as [string, string, string];
    const slot = view.slot(person, date, duty);
    if (slot) decided.set(slot.index, true);
  }
  return decided;
}
