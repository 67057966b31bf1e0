import { firstName, type LocalDay, type Person } from '@evenflow/domain';
import type { Bound, CompiledRota, CompiledSetting, Problem } from '@evenflow/rules';
import type { Conflict } from './conflict.ts';
import { LOCUM_BAR, locumFor, type Change, type Situation } from './situation.ts';

/** A kind of thing that could be given up, on days still to be found. */
export type GiveUp =
  | { readonly kind: 'drop-need'; readonly duty: string }
  | { readonly kind: 'waive'; readonly setting: string }
  | { readonly kind: 'leave-back'; readonly person: string }
  | { readonly kind: 'unlock'; readonly person: string }
  | { readonly kind: 'locum'; readonly person: Person };

/** How hard each is to give up, for one person and day. */
const PRICE: Readonly<Record<GiveUp['kind'], number>> = {
  unlock: 1,
  'drop-need': 2,
  waive: 3,
  'leave-back': 4,
  locum: 5,
};
/** Somebody has to be on call: leaving that open is the last resort. */
const CALL_PRICE = 20;

/** Everything that could be given up in these days, a locum left out. */
export function allGiveUps({ team, locks = [] }: Situation, compiled: CompiledRota): GiveUp[] {
  const { view, settings } = compiled;
  const away = new Set(team.leave.flatMap(({ person, status }) => (status === 'approved' ? [person] : [])));
  const locked = new Set(locks.map((key) => key.slice(0, key.indexOf('|'))));
  return [
    ...view.people.flatMap(({ code }) => (locked.has(code) ? [{ kind: 'unlock' as const, person: code }] : [])),
    ...team.dutyTypes.map(({ code }) => ({ kind: 'drop-need' as const, duty: code })),
    ...settings.flatMap((use) => (isSignable(use) ? [{ kind: 'waive' as const, setting: use.setting.id }] : [])),
    ...view.people.flatMap(({ code }) => (away.has(code) ? [{ kind: 'leave-back' as const, person: code }] : [])),
  ];
}

function isSignable({ severity, tier }: CompiledSetting): boolean {
  return severity === 'must-unless-signed' && tier === 'signed';
}

/** One for each thing in the conflict that may be given up, cheapest kind first; rules nobody may sign for never. */
export function giveUps(situation: Situation, compiled: CompiledRota, { facts }: Conflict): GiveUp[] {
  const people = (kind: string) => unique(facts.filter((fact) => fact.kind === kind).flatMap((fact) => fact.people));
  const signable = unique(facts.flatMap((fact) => fact.setting ?? [])).filter((id) =>
    compiled.settings.some((use) => use.setting.id === id && isSignable(use)),
  );
  const duties = unique(facts.flatMap((fact) => (fact.kind === 'need' ? (fact.duty ?? []) : [])));
  const all: GiveUp[] = [
    ...people('lock').map((person) => ({ kind: 'unlock' as const, person })),
    ...duties.map((duty) => ({ kind: 'drop-need' as const, duty })),
    ...signable.map((setting) => ({ kind: 'waive' as const, setting })),
    ...people('leave').map((person) => ({ kind: 'leave-back' as const, person })),
    { kind: 'locum', person: locumFor(situation.team) },
  ];
  return all.sort((a, b) => priceOf(situation, a) - priceOf(situation, b));
}

export function priceOf({ team }: Situation, giveUp: GiveUp): number {
  if (giveUp.kind !== 'drop-need') return PRICE[giveUp.kind];
  const duty = team.dutyTypes.find((type) => type.code === giveUp.duty);
  return duty && duty.kind !== 'duty' ? CALL_PRICE : PRICE['drop-need'];
}

/** On these days. */
export function onDays(giveUp: GiveUp, dates: readonly LocalDay[]): Change {
  return { ...giveUp, dates };
}

interface Aimed {
  readonly person?: number;
  readonly day?: number;
  readonly duty?: string;
  /** The first day of the leave a night before it is kept free for. */
  readonly from?: LocalDay;
  readonly why?: string;
}

/** Whether a bound is what would be given up. */
function isGivenUp({ settings, view }: CompiledRota, giveUp: GiveUp, bound: Bound): boolean {
  const { rule, setting } = settings[bound.setting]!;
  const { person, duty } = (bound.facts ?? {}) as Aimed;
  const who = person === undefined ? undefined : view.people[person]!.code;
  switch (giveUp.kind) {
    case 'drop-need':
      return bound.tier === 'open' && duty === giveUp.duty;
    case 'waive':
      return setting.id === giveUp.setting;
    case 'leave-back':
      return rule.id === 'leave-protected' && who === giveUp.person;
    case 'locum':
      return setting.id.endsWith(LOCUM_BAR) && who === giveUp.person.code;
    case 'unlock':
      return false;
  }
}

/**
 * The problem with what may be given up made dear instead of forbidden, dearer than all shoulds together; everything
 * else hard is a must. Of a need each person fewer is given up.
 */
export function withGivenUp(situation: Situation, compiled: CompiledRota, some: readonly GiveUp[]): Problem {
  const { problem } = compiled;
  const bounds = problem.bounds.flatMap((bound): Bound[] => {
    if (bound.severity === 'should') return [bound];
    if (bound.literals.length === 0) return [];
    const hard: Bound = { ...bound, tier: 'must' };
    const giveUp = some.find((each) => isGivenUp(compiled, each, bound));
    if (!giveUp) return [hard];
    const dear: Bound = { ...bound, tier: 'open', weight: priceOf(situation, giveUp) };
    if (giveUp.kind !== 'drop-need') return [dear];
    const { min = 0, max, ...rest } = hard;
    if (min <= 0) return [hard];
    return max === undefined ? [dear] : [dear, { ...rest, max }];
  });
  const unlocked = new Map(
    some.flatMap((each) => (each.kind === 'unlock' ? [...lockedSlots(compiled, each.person)] : [])),
  );
  const kept = [...unlocked].map(([slot, held]): Bound => {
    const side = held ? { min: 1 } : { max: 0 };
    const dear = { weight: PRICE.unlock, tier: 'open', severity: 'must', setting: 0, facts: null } as const;
    return { literals: [slot], ...side, ...dear };
  });
  const slots = problem.slots.map(({ decided, ...slot }, index) =>
    decided === undefined || unlocked.has(index) ? slot : { ...slot, decided },
  );
  return { ...problem, slots, bounds: [...bounds, ...kept] };
}

function lockedSlots({ problem, view }: CompiledRota, person: string): Map<number, boolean> {
  const locked = new Map<number, boolean>();
  problem.slots.forEach(({ decided, day }, index) => {
    const { past, person: who } = view.slots[index]!;
    if (decided !== undefined && !past && view.planned(day) && view.people[who]!.code === person)
      locked.set(index, decided);
  });
  return locked;
}

/** What a rota gives up of something; a need once for each person fewer. */
export function changesOf(compiled: CompiledRota, giveUp: GiveUp, held: ArrayLike<number>): Change[] {
  const { problem, view } = compiled;
  const given = new Map<number, number>();
  if (giveUp.kind === 'unlock')
    for (const [slot, was] of lockedSlots(compiled, giveUp.person))
      if ((held[slot] === 1) !== was) given.set(problem.slots[slot]!.day, 1);
  for (const bound of problem.bounds) {
    if (bound.severity === 'should' || !isGivenUp(compiled, giveUp, bound)) continue;
    const times = outsideOf(problem, bound, held);
    const day = dayOf(compiled, bound);
    if (times === 0 || day === undefined) continue;
    given.set(day, Math.max(given.get(day) ?? 0, giveUp.kind === 'drop-need' ? times : 1));
  }
  return Array.from({ length: Math.max(0, ...given.values()) }, (_, time) => {
    const days = [...given.keys()].filter((day) => given.get(day)! > time).sort((a, b) => a - b);
    return onDays(
      giveUp,
      days.map((day) => view.date(day)),
    );
  });
}

/** By how much a rota is outside of a bound. */
function outsideOf(problem: Problem, { literals, weights, min, max }: Bound, held: ArrayLike<number>): number {
  const sum = literals.reduce((total, literal, i) => total + valueOf(problem, held, literal) * (weights?.[i] ?? 1), 0);
  return Math.max(0, (min ?? -Infinity) - sum, sum - (max ?? Infinity));
}

/** The day a bound is about; a night before leave is free again once the leave begins a day later. */
function dayOf({ problem, view }: CompiledRota, bound: Bound): number | undefined {
  const { day, why, from } = (bound.facts ?? {}) as Aimed;
  if (why !== undefined && why !== 'on leave' && from !== undefined) return view.dayIndex(from);
  const first = bound.literals.find((literal) => literal < problem.slots.length);
  return day ?? (first === undefined ? undefined : problem.slots[first]!.day);
}

function valueOf({ slots, anyOf }: Problem, held: ArrayLike<number>, literal: number): number {
  if (literal < slots.length) return held[literal]!;
  return anyOf[literal - slots.length]!.some((slot) => held[slot] === 1) ? 1 : 0;
}

/** The family of facts that would be gone; a locum takes none away. */
export function familyOf(giveUp: GiveUp): string | undefined {
  switch (giveUp.kind) {
    case 'drop-need':
      return `need|${giveUp.duty}`;
    case 'waive':
      return `rule|${giveUp.setting}`;
    case 'leave-back':
      return `leave|${giveUp.person}`;
    case 'unlock':
      return `lock|${giveUp.person}`;
    case 'locum':
      return undefined;
  }
}

/** `Do without OR 1 on Mon 7 Dec and Tue 8 Dec. Do without one more OR 1 on Tue 8 Dec.` */
export function sayChanges(compiled: CompiledRota, changes: readonly Change[]): string {
  const known = new Set<string>();
  const sentences = changes.map((change) => {
    const what = change.kind === 'drop-need' ? change.duty : change.kind;
    const isMore = known.has(what);
    known.add(what);
    return sayChange(compiled, change, isMore);
  });
  return sentences.join(' ');
}

export function sayChange({ view, settings }: CompiledRota, change: Change, isMore = false): string {
  const when = sayDates(change.dates.map((date) => view.say(view.dayIndex(date))));
  const name = (code: string) => firstName(view.people.find((person) => person.code === code)!);
  switch (change.kind) {
    case 'drop-need': {
      const duty = view.team.dutyTypes.find((type) => type.code === change.duty)!;
      return `Do without ${isMore ? 'one more ' : ''}${duty.name} on ${when}.`;
    }
    case 'waive':
      return `Sign for this not being kept on ${when}: ${settings.find((use) => use.setting.id === change.setting)!.sentence}`;
    case 'leave-back':
      return `${name(change.person)} works instead of taking leave on ${when}.`;
    case 'unlock':
      return `Undo what is locked for ${name(change.person)} on ${when}.`;
    case 'locum':
      return `Bring in ${isMore ? 'another' : 'a'} locum who can hold every duty on ${when}.`;
  }
}

function sayDates(days: readonly string[]): string {
  return days.length < 2 ? (days[0] ?? '') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)!}`;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
