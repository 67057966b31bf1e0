import { DomainError, addDays, firstName, type Assignment, type LocalDay } from '@evenflow/domain';
import { LiveCheck, type CompiledRota, type Finding } from '@evenflow/rules';
import { solveRota, type RotaResult } from '../solve-rota.ts';
import { failingDays, type Conflict } from './conflict.ts';
import { movesBetween, type Move } from './moves.ts';
import { applyChange, compileSituation, locumFor, type Change, type Situation } from './situation.ts';

/** Something given up that makes the rest possible: solved again, and ready to apply. */
export interface WayOut {
  readonly change: Change;
  readonly sentence: string;
  /** Rules somebody has to sign for, in the words of what is broken; empty when none. */
  readonly signatures: readonly Finding[];
  /** What changes hands against the rota given; everything when none was. */
  readonly moves: readonly Move[];
  /**
   * The month solved with the change, with every must kept: its cost by tier and rule, its bound and its assignments.
   * What leave already given breaks by itself (`Conflict.settled`) is not counted.
   */
  readonly rota: RotaResult;
}

export interface WaysOut {
  /** Least given up first, then cheapest rota. */
  readonly ways: readonly WayOut[];
  /** Tried, and still impossible. */
  readonly wouldNotHelp: readonly { readonly change: Change; readonly sentence: string }[];
  /** False when the time ran out before every kind of way had been tried. */
  readonly complete: boolean;
}

export interface WaysOutOptions {
  readonly seed: number;
  /** Wall clock for all of it; 10 when absent. */
  readonly seconds?: number;
  /** Wall clock for each re-solve; 1 when absent. */
  readonly secondsEach?: number;
  /** The rota as it stands: what moves is told against it, and each solve starts there. */
  readonly current?: readonly Assignment[];
  readonly signal?: AbortSignal;
}

/** Times the dates are widened to what is impossible next. */
const ROUNDS = 8;
/** How hard each is to give up, for one person and day. */
const PRICE: Readonly<Record<Change['kind'], number>> = {
  unlock: 1,
  'drop-need': 2,
  waive: 3,
  'leave-back': 4,
  locum: 5,
};
/** Somebody has to be on call: leaving that open is the last resort. */
const CALL_PRICE = 20;

/**
 * Ways out of a conflict, each on as few days as could be found and none of them superfluous: a lock undone, a need
 * dropped, a rule waived, leave taken back, a locum. Rules that nobody may sign for are never waived.
 */
export async function findWaysOut(situation: Situation, conflict: Conflict, options: WaysOutOptions): Promise<WaysOut> {
  return new WayFinder(situation, conflict, options).run();
}

/** A kind of way out, still without its days. */
type Draft = (dates: readonly LocalDay[]) => Change;

class WayFinder {
  readonly #situation: Situation;
  readonly #conflict: Conflict;
  readonly #options: WaysOutOptions;
  readonly #compiled: CompiledRota;
  readonly #deadline: number;

  constructor(situation: Situation, conflict: Conflict, options: WaysOutOptions) {
    this.#situation = situation;
    this.#conflict = conflict;
    this.#options = options;
    this.#compiled = compileSituation(situation);
    this.#deadline = performance.now() + (options.seconds ?? 10) * 1000;
  }

  async run(): Promise<WaysOut> {
    const ways: WayOut[] = [];
    const wouldNotHelp: { change: Change; sentence: string }[] = [];
    let complete = true;
    for (const draft of this.#drafts()) {
      if (this.#secondsLeft() < 0.2) {
        complete = false;
        break;
      }
      const { change, holds } = await this.#daysFor(draft);
      if (holds === undefined) complete = false;
      else if (holds) {
        const way = await this.#solved(change);
        if (way) ways.push(way);
        else complete = false;
      } else wouldNotHelp.push({ change, sentence: `${this.#say(change)} It would still be impossible.` });
    }
    const price = ({ change }: WayOut) => this.#price(change) * change.dates.length;
    return {
      ways: ways.sort((a, b) => price(a) - price(b) || a.rota.cost.total - b.rota.cost.total),
      wouldNotHelp,
      complete,
    };
  }

  /** One draft for each thing in the conflict that may be given up, cheapest kind first. */
  #drafts(): Draft[] {
    const { facts } = this.#conflict;
    const people = (kind: string) => unique(facts.filter((fact) => fact.kind === kind).flatMap((fact) => fact.people));
    const signable = unique(facts.flatMap((fact) => (fact.kind === 'rule' ? (fact.setting ?? []) : []))).filter((id) =>
      this.#compiled.settings.some((use) => use.setting.id === id && use.severity === 'must-unless-signed'),
    );
    const duties = unique(facts.flatMap((fact) => (fact.kind === 'need' ? (fact.duty ?? []) : [])));
    const locum = locumFor(this.#situation.team);
    const drafts: Draft[] = [
      ...people('lock').map((person): Draft => (dates) => ({ kind: 'unlock', person, dates })),
      ...duties.map((duty): Draft => (dates) => ({ kind: 'drop-need', duty, dates })),
      ...signable.map((setting): Draft => (dates) => ({ kind: 'waive', setting, dates })),
      ...people('leave').map((person): Draft => (dates) => ({ kind: 'leave-back', person, dates })),
      (dates) => ({ kind: 'locum', person: locum, dates }),
    ];
    return drafts.sort((a, b) => this.#price(a([])) - this.#price(b([])));
  }

  /** Widens the days until everything can hold, then leaves out each day that is not needed. */
  async #daysFor(draft: Draft): Promise<{ change: Change; holds: boolean | undefined }> {
    const { from, to } = this.#conflict;
    let dates = unique(this.#conflict.facts.flatMap((fact) => fact.dates))
      .filter((d) => d >= from && d <= to)
      .sort();
    let failing = await this.#failing(draft(dates));
    for (let round = 0; failing && round < ROUNDS; round += 1) {
      const wider = unique([...dates, ...failing]).sort();
      const same = wider.length === dates.length;
      if (same && !this.#mayNeedMore(draft, dates)) return { change: draft(dates), holds: false };
      dates = same ? this.#oneMoreEachWay(dates) : wider;
      failing = await this.#failing(draft(dates));
    }
    if (failing !== null) return { change: draft(dates), holds: failing === undefined ? undefined : false };
    for (const date of [...dates]) {
      const fewer = dates.filter((each) => each !== date);
      if (fewer.length > 0 && (await this.#failing(draft(fewer))) === null) dates = fewer;
    }
    return { change: draft(dates), holds: true };
  }

  /** People hold runs of days, such as a whole weekend: one day of theirs may only help with its neighbours. */
  #mayNeedMore(draft: Draft, dates: readonly LocalDay[]): boolean {
    const { kind } = draft(dates);
    return (kind === 'locum' || kind === 'leave-back') && dates.length < 7;
  }

  #oneMoreEachWay(dates: readonly LocalDay[]): LocalDay[] {
    const { from, to } = this.#situation.range;
    const wider = [addDays(dates[0]!, -1), ...dates, addDays(dates.at(-1)!, 1)];
    return wider.filter((date) => date >= from && date <= to);
  }

  /** Days that still cannot be done; null when all can, undefined when it could not be said in time. */
  async #failing(change: Change): Promise<LocalDay[] | null | undefined> {
    const { signal } = this.#options;
    const seconds = this.#secondsLeft();
    if (seconds <= 0) return undefined;
    try {
      return await failingDays(compileSituation(applyChange(this.#situation, change)), {
        seconds,
        ...(signal ? { signal } : {}),
      });
    } catch (failure) {
      if (failure instanceof DomainError && failure.code === 'conflict-undecided') return undefined;
      throw failure;
    }
  }

  /** The month solved with the change, in twice the time and more if need be; undefined when it stays unfinished. */
  async #solved(change: Change): Promise<WayOut | undefined> {
    const { seed, secondsEach = 1, current, signal } = this.#options;
    const { team, ruleSet, range, ...rest } = withoutSettled(applyChange(this.#situation, change));
    let rota: RotaResult | undefined;
    for (let seconds = secondsEach; !rota?.publishable && seconds <= secondsEach * 4; seconds *= 2)
      rota = await solveRota(team, ruleSet, range, {
        seed,
        seconds,
        ...rest,
        ...(current ? { start: current } : {}),
        ...(signal ? { signal } : {}),
      });
    if (!rota?.publishable) return undefined;
    const findings = new LiveCheck(this.#compiled, rota.assignments).findings();
    return {
      change,
      sentence: this.#say(change),
      signatures: findings.filter((finding) => finding.tier === 'signed' && finding.cells.length > 0),
      moves: movesBetween(current ?? [], rota.assignments),
      rota,
    };
  }

  #price(change: Change): number {
    if (change.kind !== 'drop-need') return PRICE[change.kind];
    const duty = this.#situation.team.dutyTypes.find((type) => type.code === change.duty);
    return duty && duty.kind !== 'duty' ? CALL_PRICE : PRICE['drop-need'];
  }

  #say(change: Change): string {
    const { view, settings } = this.#compiled;
    const when = sayDates(change.dates.map((date) => view.say(view.dayIndex(date))));
    const name = (code: string) => firstName(view.people.find((person) => person.code === code)!);
    switch (change.kind) {
      case 'drop-need': {
        const duty = view.team.dutyTypes.find((type) => type.code === change.duty)!;
        return `Do without ${duty.name} on ${when}.`;
      }
      case 'waive':
        return `Sign for this not being kept on ${when}: ${settings.find((use) => use.setting.id === change.setting)!.sentence}`;
      case 'leave-back':
        return `${name(change.person)} works instead of taking leave on ${when}.`;
      case 'unlock':
        return `Undo what is locked for ${name(change.person)} on ${when}.`;
      case 'locum':
        return `Bring in a locum who can hold every duty on ${when}.`;
    }
  }

  #secondsLeft(): number {
    return (this.#deadline - performance.now()) / 1000;
  }
}

/** The situation without rules that only speak of what is already given, such as too much leave: no rota heals them. */
function withoutSettled(situation: Situation): Situation {
  const { settings, problem } = compileSituation(situation);
  const asked = new Set(problem.bounds.flatMap((bound) => (bound.literals.length > 0 ? [bound.setting] : [])));
  const broken = new Set(problem.bounds.flatMap((bound) => (bound.literals.length === 0 ? [bound.setting] : [])));
  const kept = settings.filter((_, index) => asked.has(index) || !broken.has(index)).map((use) => use.setting);
  return { ...situation, ruleSet: { ...situation.ruleSet, settings: kept } };
}

function sayDates(days: readonly string[]): string {
  return days.length < 2 ? (days[0] ?? '') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)!}`;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
