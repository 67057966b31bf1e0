import { DomainError, type Assignment, type LocalDay } from '@evenflow/domain';
import { LiveCheck, type CompiledRota, type Slot } from '@evenflow/rules';
import { compileSituation, type Situation } from '../explain/situation.ts';
import { pause } from '../pause.ts';
import type { Step } from '../step.ts';
import { presolve } from '../presolve/presolve.ts';
import { restrictHeld } from '../presolve/reduced.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { fewestChangesOf, type FewestChanges } from './fewest-changes.ts';
import { keyOf, mendable } from './mendable.ts';
import { NearestModel } from './nearest-model.ts';
import { hardOnly } from './nearest.ts';
import { Takeover } from './takeover.ts';

/** What one person's absence on one day would mean. */
export interface Absence {
  readonly date: LocalDay;
  readonly person: string;
  /**
   * `taken over`: others take what they held, and nothing else moves. `rebuilt`: only by moving more duties. `unmeetable`:
   * proven, whatever is moved. `undecided`: the time ran out.
   */
  readonly outcome: 'taken over' | 'rebuilt' | 'unmeetable' | 'undecided';
}

export interface OneAbsenceAway {
  /** Everybody on duty, day by day. */
  readonly absences: readonly Absence[];
  /** On whose presence the most days hang, and how many; null when no day hangs on anybody. */
  readonly hangsOn: { readonly person: string; readonly days: number } | null;
}

export interface AbsenceOptions {
  /** Wall clock for all of it; 60 when absent. */
  readonly seconds?: number;
  readonly signal?: AbortSignal;
  /** Told after each absence looked at. */
  readonly onStep?: (step: Step) => void;
}

/**
 * Where nobody can simply take over, more has to move: how much does not matter. Few changes are still worth something to
 * the engine, since what moves little breaks little.
 */
const SLACK = 4;

/** Of equal shares of the time that is left, what one absence may take: one that is hard to tell starves no other. */
const MOST_SHARES = 5;

/**
 * For each day and each person on duty: would their absence alone leave a must unmeetable? Anything else of the month may
 * be moved; what the rota breaks already need not be mended. Locks do not hold against an absence. Throws `stopped`.
 */
export async function oneAbsenceAway(
  situation: Situation,
  rota: readonly Assignment[],
  { seconds = 60, signal, onStep }: AbsenceOptions = {},
): Promise<OneAbsenceAway> {
  const compiled = compileSituation({ ...situation, locks: [] });
  const check = new LiveCheck(compiled, rota);
  const accepted = new Set(check.brokenBounds().map(({ finding }) => keyOf(finding)));
  const away = absenceTest(compiled, check, accepted);
  const takeover = new Takeover(compiled, rota, accepted);
  const until = performance.now() + seconds * 1000;
  const turns = compiled.view
    .plannedDays()
    .flatMap((day) =>
      [...compiled.view.people.entries()].flatMap(([person, { code }]) =>
        away.onDuty(compiled.view.slotsOn(person, day))
          ? [{ date: compiled.view.date(day), person: code, slots: compiled.view.slotsOn(person, day) }]
          : [],
      ),
    );
  const outcomes = new Map<(typeof turns)[number], Absence['outcome']>();
  const mustMove = new Set<(typeof turns)[number]>();
  const over = () => signal?.aborted === true;
  const tell = (turn: (typeof turns)[number], outcome: Absence['outcome']) => {
    outcomes.set(turn, outcome);
    onStep?.({ done: outcomes.size, of: turns.length });
  };
  const breathe = async () => {
    await pause();
    if (over()) throw new DomainError('stopped', {});
  };
  // Most absences are taken over by somebody free, which is seen at once: these first, so that nobody waits for the others.
  for (const turn of turns) {
    await breathe();
    const { left, needed } = away.demandOf(turn.slots);
    const isTakenOver = takeover.isPossible(left, needed);
    if (isTakenOver === true) tell(turn, 'taken over');
    if (isTakenOver === false) mustMove.add(turn);
  }
  const highs = await loadEngine();
  for (const turn of turns.filter((each) => !outcomes.has(each))) {
    await breathe();
    const { nearest, demanded, needed } = away.demandOf(turn.slots);
    const share = (until - performance.now()) / 1000 / (turns.length - outcomes.size);
    const slack = mustMove.has(turn) ? SLACK : 0;
    const found = fewestChangesOf(highs, nearest, { demanded, over, slack, seconds: share * MOST_SHARES });
    tell(turn, outcomeOf(found, mustMove.has(turn) ? -1 : needed.length));
  }
  const absences = turns.map((turn) => ({ date: turn.date, person: turn.person, outcome: outcomes.get(turn)! }));
  return { absences, hangsOn: mostHangsOn(absences) };
}

/** `demandOf` turns a person's slots of a day into what is demanded when they are away. */
function absenceTest({ problem, view }: CompiledRota, check: LiveCheck, accepted: ReadonlySet<string>) {
  const reduced = presolve(mendable(problem, check, accepted), {
    followMusts: true,
  });
  const held = Uint8Array.from(view.slots, ({ index }) => (check.holds(index) ? 1 : 0));
  const model = linearModel(hardOnly(reduced), new Set(HARD_TIERS));
  const nearest = new NearestModel(model, restrictHeld(reduced, held));
  const placeOf = new Map(Array.from(reduced.free, (slot, at) => [slot, at]));
  const onOf = (slots: readonly Slot[]) => slots.filter(({ index }) => held[index] === 1);
  const demandOf = (slots: readonly Slot[]) => {
    const on = onOf(slots);
    const places = (some: readonly Slot[]) => some.flatMap(({ index }) => placeOf.get(index) ?? []);
    const closed = places(slots.filter((slot) => !on.includes(slot)));
    const needed = on.filter(
      ({ duty, day, supernumerary }) => !supernumerary && view.demand(duty.code, view.date(day)) > 0,
    );
    return { nearest, demanded: { changed: places(on), closed }, left: on, needed };
  };
  return { demandOf, onDuty: (slots: readonly Slot[]) => onOf(slots).length > 0 };
}

/** As many changes as duties that could be taken over means that nothing else moves. */
function outcomeOf(found: FewestChanges, taken: number): Absence['outcome'] {
  if (found.impossible) return 'unmeetable';
  if (!found.proven) return 'undecided';
  return found.atLeast <= taken ? 'taken over' : 'rebuilt';
}

function mostHangsOn(absences: readonly Absence[]): OneAbsenceAway['hangsOn'] {
  const days = new Map<string, number>();
  for (const { person, outcome } of absences)
    if (outcome === 'unmeetable') days.set(person, (days.get(person) ?? 0) + 1);
  const [most] = [...days].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return most ? { person: most[0], days: most[1] } : null;
}
