import { findWaysOut, repairRota, whyNot } from '@evenflow/solver';
import { dice, drawnCell, loadDecember, type December, type TeamName } from '../explained/demo-decembers.ts';
import { secondsSince } from '../explained/figures.ts';
import { conflictOf } from '../explained/planted-conflicts.ts';
import { plantRepair } from '../explained/planted-repairs.ts';

/** What one answer took. */
interface Took {
  readonly what: string;
  readonly firstMs: number;
  readonly firstCpu: number;
  readonly totalMs: number;
  readonly totalCpu: number;
  readonly note: string;
}

export interface ExplainedOrder {
  readonly teams: readonly TeamName[];
  /** Questions to each team. */
  readonly count: number;
  /** Wall clock for each. */
  readonly seconds: number;
}

type Ask = (december: December, seed: number, seconds: number) => Promise<Took | undefined>;

/** Asks each team so often, and prints what every answer took. */
export async function benchConflicts(order: ExplainedOrder): Promise<number> {
  return table(order, async (december, seed, seconds) => {
    const found = await conflictOf(december, seed);
    if (!found) return undefined;
    const { what, situation, compiled, conflict, cpuSeconds } = found;
    const watch = stopwatch();
    const { ways, complete } = await findWaysOut(situation, conflict, {
      compiled,
      seed: 1,
      seconds,
      onWay: watch.first,
    });
    const took = watch.took(conflict.elapsedMs, cpuSeconds);
    const least = ways[0]?.least === true ? 'proven least' : 'not proven least';
    const note = `${conflict.facts.length} facts${conflict.minimal ? '' : ', not minimal'}; conflict ${seconds1(conflict.elapsedMs / 1000)} s; ${ways.length} ways${complete ? '' : ', more untried'}; first ${least}`;
    return { what, ...took, note };
  });
}

export function benchRepairs(order: ExplainedOrder): Promise<number> {
  return table(order, async (december, seed, seconds) => {
    const { what, situation } = plantRepair(december, seed);
    const watch = stopwatch();
    const repair = await repairRota(situation, december.rota, { seconds, onFirst: watch.first });
    const proven = repair.fewest && repair.cheapest ? 'proven' : 'not proven';
    return { what, ...watch.took(), note: `${repair.changes} changes, ${proven}` };
  });
}

export function benchCells(order: ExplainedOrder): Promise<number> {
  const rolls = new Map<December, (n: number) => number>();
  return table(order, async (december, seed, seconds) => {
    const roll = rolls.get(december) ?? dice(17);
    rolls.set(december, roll);
    const cell = drawnCell(december, seed - 1, roll);
    const watch = stopwatch();
    const { cost, possible, proven } = await whyNot(december.situation, december.rota, cell, { seed: 1 });
    const note = possible ? `${cost} more${proven ? ', proven' : ''}` : 'not possible';
    return { what: `${cell.person} ${cell.date} ${cell.duty}, up to ${seconds} s`, ...watch.took(), note };
  });
}

async function table({ teams, count, seconds }: ExplainedOrder, ask: Ask): Promise<number> {
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  print(['team', 'seed', 'first s', 'CPU s', 'all s', 'CPU s', 'what', 'answer']);
  print(Array.from({ length: 8 }, () => '---'));
  for (const name of teams) {
    const december = await loadDecember(name);
    const all: Took[] = [];
    for (let seed = 1; all.length < count; seed += 1) {
      const took = await ask(december, seed, seconds);
      if (!took) continue;
      all.push(took);
      const figures = [took.firstMs / 1000, took.firstCpu, took.totalMs / 1000, took.totalCpu].map(seconds1);
      print([name, seed, ...figures, took.what, took.note]);
    }
    const slowest = (of: (took: Took) => number) => seconds1(Math.max(...all.map(of)));
    const most = [slowest((t) => t.firstMs / 1000), slowest((t) => t.firstCpu)];
    print([name, 'slowest', ...most, slowest((t) => t.totalMs / 1000), slowest((t) => t.totalCpu), '', '']);
  }
  return 0;
}

/** Wall clock and processor, to the first answer and to the last. */
function stopwatch() {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const now = () => ({ ms: performance.now() - from, cpu: secondsSince(cpu) });
  let first: { readonly ms: number; readonly cpu: number } | undefined;
  return {
    first: () => void (first ??= now()),
    took: (earlierMs = 0, earlierCpu = 0) => {
      const last = now();
      const { ms, cpu: used } = first ?? last;
      return {
        firstMs: earlierMs + ms,
        firstCpu: earlierCpu + used,
        totalMs: earlierMs + last.ms,
        totalCpu: earlierCpu + last.cpu,
      };
    },
  };
}

function seconds1(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 2 : 1);
}
