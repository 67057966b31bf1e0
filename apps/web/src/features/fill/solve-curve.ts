import type { SolveProgress, SolveResult } from '@evenflow/api-client';

/** A moment of a run: what the best rota so far costs, and what no rota can beat. */
export interface CurvePoint {
  readonly elapsedMs: number;
  /** Cost of the shoulds; null while musts are broken or duties open. */
  readonly cost: number | null;
  readonly bound: number | null;
}

const SHOULDS = ['fairness', 'wishes', 'comfort'] as const;

/** The shoulds' part of a cost: what is left to say once every must holds and every duty is held. */
export function shouldCost(byTier: Readonly<Record<string, number>>): number {
  return SHOULDS.reduce((sum, tier) => sum + (byTier[tier] ?? 0), 0);
}

export function pointOf(progress: SolveProgress): CurvePoint {
  const complete = progress.open === 0 && progress.mustBroken === 0;
  return {
    elapsedMs: progress.elapsedMs,
    cost: complete ? shouldCost(progress.cost.byTier) : null,
    bound: progress.bound,
  };
}

/** Adds a point; the lower line never falls and the upper one never rises, whatever order messages come in. */
export function addPoint(points: readonly CurvePoint[], next: CurvePoint): CurvePoint[] {
  const last = points.at(-1);
  if (last && next.elapsedMs < last.elapsedMs) return [...points];
  const cost = better(last?.cost ?? null, next.cost, Math.min);
  const bound = better(last?.bound ?? null, next.bound, Math.max);
  return [...points, { elapsedMs: next.elapsedMs, cost, bound }];
}

function better(a: number | null, b: number | null, choose: (a: number, b: number) => number): number | null {
  if (a === null || b === null) return a ?? b;
  return choose(a, b);
}

/** How far above the bound, as a share of the cost; null when either is unknown. */
export function gapOf(cost: number | null, bound: number | null): number | null {
  if (cost === null || bound === null) return null;
  return cost <= bound || cost === 0 ? 0 : (cost - bound) / cost;
}

/** One claim in plain words, never a bare score. */
export function claimOf(result: SolveResult): {
  readonly proven: boolean;
  readonly headline: string;
  readonly detail: string;
} {
  const cost = tidy(shouldCost(result.cost.byTier));
  const seconds = `${tidy(result.elapsedMs / 1000)} s`;
  const broken = result.findings.filter((finding) => finding.severity === 'must' && finding.tier !== 'open').length;
  if (broken > 0) {
    return {
      proven: false,
      headline: `${broken} ${broken === 1 ? 'must stays' : 'musts stay'} broken`,
      detail: `What is locked or asked for cannot all hold. Looked for ${seconds}.`,
    };
  }
  if (result.open.length > 0) {
    const open = result.open.reduce((sum, duty) => sum + duty.missing, 0);
    return {
      proven: false,
      headline: `${open} ${open === 1 ? 'duty stays' : 'duties stay'} open`,
      detail: `Everything else is filled without breaking a must. Looked for ${seconds}.`,
    };
  }
  if (result.proven) {
    return {
      proven: true,
      headline: 'Proven: no better rota exists under these rules',
      detail: `Cost ${cost}, and no rota can cost less. Proven in ${seconds}. Every must holds, re-checked after the search.`,
    };
  }
  if (result.gap === null || result.bound === null) {
    return {
      proven: false,
      headline: 'A complete rota, not yet measured against the best possible',
      detail: `Cost ${cost}. Every must holds, re-checked after the search. Looked for ${seconds}.`,
    };
  }
  const gain = tidy(Math.max(0, shouldCost(result.cost.byTier) - result.bound));
  return {
    proven: false,
    headline: `At most ${tidy(result.gap * 100)} % from the best possible`,
    detail: `Cost ${cost}; running on can gain at most ${gain}. Every must holds, re-checked after the search.`,
  };
}

/** One decimal at most. */
export function tidy(number: number): string {
  return String(Math.round(number * 10) / 10);
}

/** The three numbers over the chart, and how long the run has gone on. */
export interface Figures {
  readonly cost: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
}

/** From the last message of a run; while it goes on. */
export function figuresOfRun(last: CurvePoint | undefined): Figures {
  const { cost, bound, elapsedMs } = last ?? { cost: null, bound: null, elapsedMs: 0 };
  return { cost, bound, gap: gapOf(cost, bound), seconds: elapsedMs / 1000 };
}

/** From the answer of a run that has ended. */
export function figuresOfResult(result: SolveResult): Figures {
  const cost = result.open.length === 0 ? shouldCost(result.cost.byTier) : null;
  const gap = result.proven ? 0 : (result.gap ?? gapOf(cost, result.bound));
  return { cost, bound: result.bound, gap, seconds: result.elapsedMs / 1000 };
}
