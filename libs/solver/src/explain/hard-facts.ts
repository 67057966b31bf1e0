import { assignmentKey, firstName } from '@evenflow/domain';
import type { Bound, CompiledRota, CompiledSetting } from '@evenflow/rules';
import { literalDays, type LiteralDays } from './literal-days.ts';

export type FactKind = 'need' | 'rule' | 'employment' | 'leave' | 'lock' | 'request' | 'credential' | 'skill';

/** One thing that has to hold: a need of a day, a rule for a person and a day, a day of leave, a lock. */
export interface HardFact extends AskedDays {
  readonly kind: FactKind;
  /** What would be given up together: `need|OR1`, `leave|AV`, `rule|off-after-first-call`. */
  readonly family: string;
  readonly setting?: string;
  readonly duty?: string;
  /** Indexes in the view. */
  readonly people: readonly number[];
  readonly days: readonly number[];
  readonly sentence: string;
  /** What the fact asks, over the problem's literals. */
  readonly asks: readonly Ask[];
}

/** First and last day that something is asked of. */
interface AskedDays {
  readonly first: number;
  readonly last: number;
}

/** The asking part of a bound. */
export type Ask = Pick<Bound, 'literals' | 'weights' | 'min' | 'max'>;

export interface HardFacts {
  /** What can be taken away, needs first. */
  readonly facts: readonly HardFact[];
  /** What is taken for granted: nobody is in two places, and what is not needed is not held. */
  readonly granted: readonly (Ask & AskedDays)[];
  /** Musts that no rota can change, such as too much leave given on a day. */
  readonly settled: readonly string[];
  readonly days: LiteralDays;
  /** By slot, 1 for what may be held, where that is not all. */
  readonly held?: Uint8Array;
}

/** Duties at the same time are physically impossible: never part of a conflict, always part of the test. */
const APART = 'one-duty-at-a-time';
/** Facts a person knows best come first: of several minimal sets the one with earlier kinds is named. */
const ORDER: readonly FactKind[] = ['need', 'employment', 'leave', 'lock', 'request', 'credential', 'skill', 'rule'];

interface Aimed {
  readonly person?: number;
  readonly day?: number;
  readonly duty?: string;
  readonly need?: number;
}

/** Sorts everything a rota must keep into facts a person can point at. Shoulds are left out. */
export function hardFacts(compiled: CompiledRota): HardFacts {
  const { problem, settings, view } = compiled;
  const grouped = new Map<string, Described & { readonly asks: Ask[] }>();
  const granted: Ask[] = [];
  const settled: string[] = [];
  for (const bound of problem.bounds) {
    if (bound.severity === 'should' || bound.weight === 0) continue;
    const use = settings[bound.setting]!;
    const aimed = (bound.facts ?? {}) as Aimed;
    const [literal] = bound.literals;
    if (literal === undefined) settled.push(use.rule.explain(bound.facts, { ...bound, sum: 0, held: [] }, view));
    else if (aimed.need === 0) granted.push(bound);
    else {
      if (use.rule.id === APART) granted.push(...sameTime(compiled, bound));
      // One fact a day for everybody: who it is about adds nothing.
      const person = use.rule.id === APART ? undefined : personOf(compiled, bound, aimed);
      const about = { person, day: aimed.day ?? view.slots[firstSlot(compiled, literal)]!.day };
      const key = `${bound.setting}|${about.person ?? ''}|${about.day}|${aimed.duty ?? ''}`;
      const known = grouped.get(key);
      if (known) known.asks.push(bound);
      else {
        grouped.set(key, { ...describe(compiled, use, aimed, about), asks: [bound] });
      }
    }
  }
  const days = literalDays(compiled);
  const facts = [...grouped.values(), ...lockFacts(compiled)].map((fact) => ({
    ...fact,
    ...daysAsked(days, fact.asks),
  }));
  const place = (fact: HardFact) =>
    fact.family.startsWith(`rule|`) && isApart(compiled, fact) ? 99 : ORDER.indexOf(fact.kind);
  return {
    facts: facts.sort((a, b) => place(a) - place(b)),
    granted: granted.map((ask) => ({ ...ask, ...daysAsked(days, [ask]) })),
    ...{ settled, days },
  };
}

/** These facts alone: what none of them asks to be held is left, as what is granted only ever forbids. */
export function withFacts({ problem }: CompiledRota, hard: HardFacts, facts: readonly HardFact[]): HardFacts {
  const asked = new Uint8Array(problem.slots.length + problem.anyOf.length);
  for (const { literals, weights, min, max } of [...hard.granted, ...facts.flatMap((fact) => fact.asks)])
    literals.forEach((literal, i) => {
      if (((weights?.[i] ?? 1) > 0 ? min : max) !== undefined) asked[literal] = 1;
    });
  problem.anyOf.forEach((slots, k) => {
    if (asked[problem.slots.length + k] === 1) for (const slot of slots) asked[slot] = 1;
  });
  return { ...hard, facts, held: asked.subarray(0, problem.slots.length) };
}

function isApart({ settings }: CompiledRota, { setting }: HardFact): boolean {
  return settings.some((use) => use.setting.id === setting && use.rule.id === APART);
}

/** The part of "not these together" that no rule could allow: at each start, one of the duties that run then. */
function sameTime(compiled: CompiledRota, { literals, max }: Bound): Ask[] {
  const { slots } = compiled.view;
  const members = slotsOf(compiled, literals);
  const simple = members.length === literals.length && max === 1;
  if (!simple) return [];
  const asks = new Map<string, Ask>();
  for (const at of members) {
    const running = members.filter(
      (slot) => slots[slot]!.start <= slots[at]!.start && slots[at]!.start < slots[slot]!.end,
    );
    if (running.length > 1) asks.set(running.join(), { literals: running, max: 1 });
  }
  return [...asks.values()];
}

/** The first and the last day that some asks are about. */
function daysAsked({ first, last }: LiteralDays, asks: readonly Ask[]): AskedDays {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { literals } of asks)
    for (const literal of literals) {
      from = Math.min(from, first[literal]!);
      to = Math.max(to, last[literal]!);
    }
  return { first: from, last: to };
}

function firstSlot({ problem }: CompiledRota, literal: number): number {
  return literal < problem.slots.length ? literal : problem.anyOf[literal - problem.slots.length]![0]!;
}

/** The slots behind some literals, any-of members included. */
export function slotsOf({ problem }: CompiledRota, literals: readonly number[]): number[] {
  const count = problem.slots.length;
  return literals.flatMap((literal) => (literal < count ? [literal] : problem.anyOf[literal - count]!));
}

/** Whom a bound is about: whom its facts name, else the one person whose duties it counts. */
function personOf(compiled: CompiledRota, { literals }: Bound, { person }: Aimed): number | undefined {
  if (person !== undefined) return person;
  const { slots } = compiled.view;
  const only = slots[firstSlot(compiled, literals[0]!)]!.person;
  const isOnly = (literal: number) => slotsOf(compiled, [literal]).every((slot) => slots[slot]!.person === only);
  return literals.every(isOnly) ? only : undefined;
}

type Described = Omit<HardFact, 'asks' | 'first' | 'last'>;

function describe(
  { view }: CompiledRota,
  use: CompiledSetting,
  aimed: Aimed & { readonly why?: string },
  { person, day }: { readonly person: number | undefined; readonly day: number },
): Described {
  const setting = use.setting.id;
  const who = person === undefined ? undefined : { code: view.people[person]!.code, name: view.name(person) };
  const kind = kindOf(use);
  const duty = aimed.duty === undefined ? {} : { duty: aimed.duty };
  const base = { kind, setting, ...duty, people: person === undefined ? [] : [person], days: [day] };
  const when = view.say(day);
  if (kind === 'need' && aimed.duty !== undefined) {
    const name = view.team.dutyTypes.find((type) => type.code === aimed.duty)!.name;
    const many = (aimed.need ?? 1) > 1 ? ` by ${aimed.need} people` : '';
    return {
      ...base,
      duty: aimed.duty,
      family: `need|${aimed.duty}`,
      sentence: `${name} is needed${many} on ${when}.`,
    };
  }
  if ((kind === 'leave' || kind === 'employment') && who)
    return { ...base, family: `${kind}|${who.code}`, sentence: `${who.name} ${whyAway(kind, when, aimed)}` };
  const family = kind === 'request' && who ? `request|${who.code}` : `rule|${setting}`;
  const place = who ? `${who.name}, ${when}` : when;
  return { ...base, family, sentence: `${place}: ${use.sentence}` };
}

function whyAway(kind: 'leave' | 'employment', when: string, { why }: { readonly why?: string }): string {
  if (kind === 'employment') return `is not employed on ${when}.`;
  const protects = why === 'night before' || why === 'weekend before';
  return protects ? `has leave ahead and is free of call on ${when}, the ${why} it.` : `is on leave on ${when}.`;
}

function kindOf({ rule }: CompiledSetting): FactKind {
  if (rule.id === 'employed') return 'employment';
  if (rule.id === 'leave-protected') return 'leave';
  if (rule.id === 'requests') return 'request';
  if (rule.id === 'credential-valid') return 'credential';
  if (rule.id === 'competence-required') return 'skill';
  return rule.category === 'cover' ? 'need' : 'rule';
}

/** Cells somebody locked: a duty to keep, or a day to leave free. */
function lockFacts({ problem, view }: CompiledRota): (Described & { readonly asks: readonly Ask[] })[] {
  const free = new Map<string, Ask[]>();
  const facts: (Described & { readonly asks: readonly Ask[] })[] = [];
  problem.slots.forEach(({ decided, person, day, duty }, slot) => {
    if (decided === undefined || !view.planned(day)) return;
    const cell = { person: view.people[person]!.code, date: view.days[day]! };
    const name = firstName(view.people[person]!);
    const base = { kind: 'lock' as const, family: `lock|${cell.person}`, people: [person], days: [day] };
    if (decided) {
      const what = view.slots[slot]!.duty.name;
      const sentence = `${name} is locked to ${what} on ${view.say(day)}.`;
      facts.push({ ...base, duty, sentence, asks: [{ literals: [slot], min: 1 }] });
      return;
    }
    const key = assignmentKey({ ...cell, duty: '-' });
    const asks = free.get(key) ?? [];
    if (asks.length === 0) facts.push({ ...base, sentence: `${name} is kept free on ${view.say(day)}.`, asks });
    asks.push({ literals: [slot], max: 0 });
    free.set(key, asks);
  });
  return facts;
}
