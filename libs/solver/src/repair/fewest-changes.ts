import type { Highs } from 'highs';
import { roundedUp } from '../presolve/row-cost.ts';
import { withModel } from '../prove/engine.ts';
import type { LinearModel } from '../prove/linear-model.ts';
import { NearestModel, type Demanded } from './nearest-model.ts';

export interface FewestChanges {
  /** The nearest rota found that keeps every row; undefined when none was found in the time. */
  readonly freeHeld?: Uint8Array;
  /** No rota that keeps the rows is nearer than this, priced rows included. */
  readonly atLeast: number;
  /** `freeHeld` is nearest: no rota is nearer. */
  readonly proven: boolean;
  /** No rota keeps the rows at all. */
  readonly impossible: boolean;
  /** The only slots a nearest rota can change (1 = may change). */
  readonly mayChange: Uint8Array;
}

export interface ChangeLimits {
  readonly seconds: number;
  readonly over: () => boolean;
  /** So many changes more than the fewest do not matter, only what is given up; none when absent. */
  readonly slack?: number;
  /** Rows asked from the start, where it is known what is in the way: those of these slots alone. */
  readonly askFirst?: (slot: number) => boolean;
}

/** Rounds of asking; each takes in at least one more row. */
const ROUNDS = 400;
/** Rounds after which a small problem is asked as a whole: much is in the way then, and many rounds take longer. */
const PIECEMEAL = 3;
const SMALL = 6000;
/** Rounds in which what each single change would break is taken in before it is tried. */
const LOOK_AHEAD = 2;

/**
 * The fewest slots of a rota to change until every row of a model is kept. Only the rows in the way are asked: first
 * those the rota breaks, then those the nearest answer breaks in turn. What few rows demand is demanded by all of
 * them, so each answer is a lower bound, and the first answer that breaks nothing is the nearest rota of all.
 */
export function fewestChanges(
  highs: Highs,
  model: LinearModel,
  freeHeld: Uint8Array,
  limits: ChangeLimits,
): FewestChanges {
  if (!model.possible)
    return {
      atLeast: 0,
      proven: false,
      impossible: true,
      mayChange: new Uint8Array(model.slotCount),
    };
  return fewestChangesOf(highs, new NearestModel(model, freeHeld), limits);
}

/** The same, for one rota asked about many times with something else demanded each time. */
export function fewestChangesOf(
  highs: Highs,
  nearest: NearestModel,
  { demanded, ...limits }: ChangeLimits & { readonly demanded?: Demanded },
): FewestChanges {
  const until = performance.now() + limits.seconds * 1000;
  const mayChange = new Uint8Array(nearest.slotCount);
  const rows = firstRows(nearest, demanded, limits.askFirst);
  let atLeast = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = (until - performance.now()) / 1000;
    if (left <= 0 || limits.over()) break;
    askMore(nearest, rows, round, demanded);
    const { model: asked, slots } = nearest.excerpt([...rows], demanded);
    const answer =
      rows.size === 0 && slots.length === 0
        ? { changes: [], bound: 0, finished: true }
        : fewestOf(highs, costingAtLeast(asked, atLeast), { seconds: left, slack: limits.slack ?? 0 });
    if (answer === 'impossible') return { atLeast, proven: false, impossible: true, mayChange };
    atLeast = Math.max(atLeast, answer.bound);
    if (!answer.finished) break;
    const held = nearest.changed(answer.changes.map((at) => slots[at]!));
    const broken = nearest.broken(held).filter((row) => !rows.has(row));
    if (broken.length === 0) {
      for (const slot of slots) mayChange[slot] = 1;
      return {
        freeHeld: held,
        atLeast,
        proven: true,
        impossible: false,
        mayChange,
      };
    }
    for (const row of broken) rows.add(row);
  }
  return { atLeast, proven: false, impossible: false, mayChange };
}

function firstRows(
  nearest: NearestModel,
  demanded: Demanded | undefined,
  askFirst: ChangeLimits['askFirst'],
): Set<number> {
  const broken = nearest.broken(nearest.changed(demanded?.changed ?? []));
  return new Set([...broken, ...(askFirst ? nearest.rowsWithin(askFirst) : [])]);
}

/** What is likely to be in the way next: at first what each single change would break, later everything where that is little. */
function askMore(nearest: NearestModel, rows: Set<number>, round: number, demanded?: Demanded): void {
  if (round < LOOK_AHEAD)
    for (const slot of nearest.excerpt([...rows], demanded).slots)
      for (const row of nearest.blockers(slot)) rows.add(row);
  if (round === PIECEMEAL && nearest.rowCount <= SMALL) for (const row of nearest.rowsWithin(() => true)) rows.add(row);
}

/** What fewer rows demanded is demanded by more of them: the engine need not prove it once more. */
function costingAtLeast(model: LinearModel, least: number): LinearModel {
  if (least <= 0) return model;
  const priced = model.cost.flatMap((price, column) => (price === 0 ? [] : [{ price, column }]));
  return {
    ...model,
    rowLower: [...model.rowLower, least],
    rowUpper: [...model.rowUpper, Number.POSITIVE_INFINITY],
    rowStart: [...model.rowStart, model.column.length + priced.length],
    column: [...model.column, ...priced.map(({ column }) => column)],
    value: [...model.value, ...priced.map(({ price }) => price)],
  };
}

interface Answer {
  readonly changes: readonly number[];
  readonly bound: number;
  readonly finished: boolean;
}

function fewestOf(
  highs: Highs,
  model: LinearModel,
  { seconds, slack }: { readonly seconds: number; readonly slack: number },
): Answer | 'impossible' {
  const settings = {
    mip_rel_gap: 0,
    mip_abs_gap: model.costStep > 0 ? slack + 0.999 * model.costStep : 1e-6,
    time_limit: seconds,
  };
  return withModel(highs, model, { integers: true, settings }, (engine) => {
    const { modelStatus } = highs.constants;
    const status = engine.run().modelStatus;
    const infeasible: readonly number[] = [modelStatus.infeasible, modelStatus.unboundedOrInfeasible];
    if (infeasible.includes(status)) return 'impossible';
    const bound = engine.info.get('mip_dual_bound') as number;
    const { colValue } = engine.getSolution();
    const changes: number[] = [];
    for (let at = 0; at < model.slotCount; at += 1) if ((colValue[at] ?? 0) > 0.5) changes.push(at);
    const whole = roundedUp(bound - 1e-4, model.costStep);
    return {
      changes,
      bound: Number.isFinite(whole) ? whole : 0,
      finished: status === modelStatus.optimal,
    };
  });
}
