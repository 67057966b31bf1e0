import type { Highs } from 'highs';
import { DomainError, type Assignment, type PersonCode } from '@evenflow/domain';
import type { CompiledRota } from '@evenflow/rules';
import { compileSituation, type Situation } from '../explain/situation.ts';
import { pause } from '../pause.ts';
import type { Step } from '../step.ts';
import { presolve } from '../presolve/presolve.ts';
import { restrictHeld, type Reduced } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { solveWhole } from '../prove/whole-problem.ts';
import { minimalSet } from '../explain/minimal-set.ts';
import { exactlyWithout, heldOf, monthWithout, openMusts } from './month-without.ts';
import { chooseTeam, type Chosen } from './choose-team.ts';
import { owesAlone, teamModel } from './team-model.ts';

/** The smallest team that keeps a month. */
export interface SmallestTeam {
  /** Who is enough, and who could be spared. */
  readonly people: readonly PersonCode[];
  readonly spare: readonly PersonCode[];
  /** No fewer people of this team can keep the month, whoever they are. */
  readonly atLeast: number;
  /** `people` are as few as can be: one fewer cannot. */
  readonly proven: boolean;
  readonly skills: readonly NeededSkill[];
  /** A month these people keep: every need met, no must broken. Not the best one. */
  readonly assignments: readonly Assignment[];
}

/** How many have a competence at the level from which they do a thing on their own, and how many any team needs. */
export interface NeededSkill {
  readonly competence: string;
  readonly have: number;
  readonly atLeast: number;
}

export interface SizingOptions {
  readonly seed: number;
  /** Wall clock: what is found and proven by then is told. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
  /** Told after each person who was left out, or could not be. */
  readonly onStep?: (step: Step) => void;
}

const INDEPENDENT = 3;
const ALL_NODES = 10_000_000;
/** Moves for a choice of people that brings all a month asks for: it is likely that they can keep it. */
const MANY_MOVES = 2_000_000;

/**
 * The fewest of a team's people, at least one, who can keep its rules and needs with the leave there is, and a proof that
 * fewer cannot.
 * Undefined when no month was found even for everybody together: `findConflict` says what is in the way. Throws
 * `stopped`.
 */
export async function smallestTeam(situation: Situation, options: SizingOptions): Promise<SmallestTeam | undefined> {
  const sizing = new Sizing(await loadEngine(), { ...situation, locks: [] }, options);
  return sizing.run();
}

class Sizing {
  readonly #highs: Highs;
  readonly #situation: Situation;
  readonly #options: SizingOptions;
  readonly #compiled: CompiledRota;
  readonly #reduced: Reduced;
  readonly #until: number;

  constructor(highs: Highs, situation: Situation, options: SizingOptions) {
    this.#highs = highs;
    this.#situation = situation;
    this.#options = options;
    this.#until = performance.now() + options.seconds * 1000;
    this.#compiled = compileSituation(situation);
    this.#reduced = presolve(openMusts(this.#compiled), { followMusts: false });
  }

  async run(): Promise<SmallestTeam | undefined> {
    const { seed, signal } = this.#options;
    const whole = await monthWithout(this.#situation, [], { seed, start: [] });
    if (!whole) return undefined;
    // Time may run out: how many people are needed comes before how many of each skill.
    const linear = this.#linear(() => true);
    const chosen = await this.#choose(whole, linear);
    const skills = await this.#skills();
    const { month, needed } = await this.#spareOneByOne(chosen.month, chosen.atLeast);
    if (signal?.aborted) throw new DomainError('stopped', {});
    const people = this.#onDuty(month);
    // Who is there may owe duties that leave others too little: then fewer may do where more could not.
    const known = Math.max(chosen.atLeast, owesAlone(this.#reduced) ? 0 : apartOf(needed));
    const atLeast = known < people.length && !this.#over() ? Math.max(known, this.#branchAndBound(month)) : known;
    return {
      people,
      spare: this.#codes().filter((code) => !people.includes(code)),
      atLeast,
      proven: people.length === atLeast,
      skills,
      assignments: month,
    };
  }

  #over(): boolean {
    return this.#options.signal?.aborted === true || performance.now() >= this.#until;
  }

  /** Everybody who could hold something in the month. */
  #codes(): readonly PersonCode[] {
    const { people } = this.#compiled.problem;
    return [...new Set(Array.from(this.#reduced.free, (slot) => people[this.#compiled.view.slots[slot]!.person]!))];
  }

  #onDuty(month: readonly Assignment[]): readonly PersonCode[] {
    const on = new Set(month.map(({ person }) => person));
    return this.#codes().filter((code) => on.has(code));
  }

  /** The smallest choice of people that brings all a month asks for, as far as one that keeps it is found in half of the time. */
  #choose(whole: readonly Assignment[], atLeast: number): Promise<Chosen> {
    const until = (performance.now() + this.#until) / 2;
    return chooseTeam(this.#highs, this.#reduced, {
      known: { month: whole, atLeast },
      over: () => this.#options.signal?.aborted === true || performance.now() >= until,
      onDuty: (month) => this.#onDuty(month).length,
      isMonotone: !owesAlone(this.#reduced),
      without: async (people, month) => {
        const spare = people.map((person) => this.#compiled.problem.people[person]!);
        return (
          (await monthWithout(this.#situation, spare, { seed: this.#options.seed, start: month, moves: MANY_MOVES })) ??
          exactlyWithout(this.#highs, this.#situation, spare, {
            start: month,
            ...this.#limits(),
            seconds: (until - performance.now()) / 4000,
          })
        );
      },
    });
  }

  /** No team has fewer of those counted than this, by the linear relaxation in whole numbers. */
  #linear(counted: (person: number) => boolean): number {
    const model = linearModel(teamModel(this.#reduced, counted).reduced, new Set(HARD_TIERS));
    if (!model.possible || this.#over()) return 0;
    return Math.max(0, lpBound(this.#highs, model, () => this.#over()).bound);
  }

  /** The same by branch and bound, from a month known, for as long as there is time. */
  #branchAndBound(month: readonly Assignment[]): number {
    const { reduced } = teamModel(this.#reduced, () => true);
    const held = restrictHeld(reduced, heldOf(this.#compiled, month, []));
    const limits = { nodes: ALL_NODES, seconds: this.#limits().seconds };
    const over = (): boolean => this.#over();
    return solveWhole(this.#highs, linearModel(reduced, new Set(HARD_TIERS)), held, limits, { interrupted: over })
      .bound;
  }

  async #skills(): Promise<NeededSkill[]> {
    const { team } = this.#situation;
    const skills: NeededSkill[] = [];
    for (const { code } of team.competences) {
      const has = team.people.map(({ competences }) => (competences[code] ?? 0) >= INDEPENDENT);
      const have = has.filter(Boolean).length;
      if (have > 0) skills.push({ competence: code, have, atLeast: this.#linear((person) => has[person]!) });
      await pause();
    }
    return skills;
  }

  /**
   * Leaves out whoever can be left out, those with the fewest duties first. `needed`: of each of these groups at least
   * one must stay, proven.
   */
  async #spareOneByOne(
    from: readonly Assignment[],
    atLeast: number,
  ): Promise<{ month: readonly Assignment[]; needed: readonly (readonly PersonCode[])[] }> {
    let month = from;
    const needed: (readonly PersonCode[])[] = [];
    const held = (code: PersonCode): number => from.filter(({ person }) => person === code).length;
    const order = [...this.#codes()].sort((a, b) => held(a) - held(b));
    for (const [done, code] of order.entries()) {
      this.#options.onStep?.({ done, of: order.length });
      const on = this.#onDuty(month);
      if (this.#over() || on.length <= atLeast) break;
      if (!on.includes(code)) continue;
      const spare = [code, ...this.#codes().filter((each) => !on.includes(each))];
      const smaller = await this.#without(spare, month);
      if (smaller === 'impossible') needed.push(await this.#smallestGroup(spare));
      else month = smaller ?? month;
    }
    return { month, needed };
  }

  /** A month without these people, or that there is none; undefined when that could not be told. */
  async #without(
    spare: readonly PersonCode[],
    month: readonly Assignment[],
  ): Promise<readonly Assignment[] | 'impossible' | undefined> {
    if (spare.length >= this.#codes().length) return 'impossible';
    const exact = exactlyWithout(this.#highs, this.#situation, spare, { start: month, ...this.#limits() });
    if (exact !== 'undecided') return exact;
    await pause();
    if (this.#over()) return undefined;
    return monthWithout(this.#situation, spare, { seed: this.#options.seed, start: month });
  }

  /** The fewest of these whose absence together is already too much. */
  #smallestGroup(spare: readonly PersonCode[]): Promise<PersonCode[]> {
    return minimalSet(spare, async (some) => {
      await pause();
      if (some.length >= this.#codes().length) return true;
      const limits = { start: [], ...this.#limits() };
      return some.length > 0 && exactlyWithout(this.#highs, this.#situation, some, limits) === 'impossible';
    });
  }

  #limits(): { readonly seconds: number; readonly over: () => boolean } {
    return { seconds: (this.#until - performance.now()) / 1000, over: () => this.#over() };
  }
}

/** Of each group at least one must stay, so groups that share nobody need as many people as there are of them. */
function apartOf(groups: readonly (readonly PersonCode[])[]): number {
  const taken = new Set<PersonCode>();
  let count = 0;
  for (const group of [...groups].sort((a, b) => a.length - b.length)) {
    if (group.some((code) => taken.has(code))) continue;
    for (const code of group) taken.add(code);
    count += 1;
  }
  return count;
}
