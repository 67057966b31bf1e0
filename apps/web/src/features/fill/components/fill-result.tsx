import type { SolveProgress, SolveResult } from '@evenflow/api-client';
import type { Supposition } from '@evenflow/rules';
import type { OpenRota } from '../../rota-board/use-open-rota.ts';
import type { LiveRota } from '../../rota-board/state/live-rota.ts';
import { figuresOfResult, figuresOfRun, tidy } from '../solve-curve.ts';
import { sayAll } from '../suppositions.ts';
import type { SolveRun } from '../use-solve.ts';
import { CostChart } from './cost-chart.tsx';
import { CostParts } from './cost-parts.tsx';
import styles from './fill.module.css';
import { RotaMiniature } from './rota-miniature.tsx';

interface FillResultProps {
  readonly open: OpenRota;
  readonly run: SolveRun;
  /** Time given, in seconds. */
  readonly seconds: number;
}

/** Figures, the two lines, what the cost is made of, and the month settling. */
export function FillResult({ open, run, seconds }: FillResultProps) {
  const result = run.solve?.result ?? null;
  const now = run.progress;
  const supposed = (run.solve?.suppose ?? []) as readonly Supposition[];
  const assignments = result?.assignments ?? run.best?.assignments ?? open.rota.assignments;
  return (
    <>
      <section className={styles.card}>
        <FigureRow result={result} run={run} given={seconds} />
        <CostChart points={run.points} untilMs={Math.max(seconds * 1000, now?.elapsedMs ?? 0)} />
      </section>
      <CostParts parts={result ? partsByRule(result, open.desk.live) : partsByTier(now)} />
      <section className={styles.card}>
        <h2>{result ? 'The rota' : 'Best so far'}</h2>
        <p className={styles.note}>{sayState(assignments.length, result, now)}</p>
        {supposed.length > 0 && (
          <p className={styles.note}>
            Supposed: {sayAll(open.team, open.ruleSet, supposed)}. Keeping it puts its duties on the board; nothing else
            is changed.
          </p>
        )}
        <RotaMiniature team={open.team} month={open.rota.month} assignments={assignments} />
      </section>
    </>
  );
}

interface FigureRowProps {
  readonly result: SolveResult | null;
  readonly run: SolveRun;
  readonly given: number;
}

function FigureRow({ result, run, given }: FigureRowProps) {
  const { cost, bound, gap, seconds } = result ? figuresOfResult(result) : figuresOfRun(run.points.at(-1));
  const silence = run.silent ? 'No word from the run; it goes on' : `${Math.floor(seconds)} s of ${given} s`;
  const share = result ? 100 : Math.min(100, (seconds / given) * 100);
  return (
    <div className={styles.figures}>
      <div>
        <span className={styles.legendCost}>This rota costs</span>
        <b>{cost === null ? '–' : tidy(cost)}</b>
      </div>
      <div>
        <span className={styles.legendBound}>No rota can cost less than</span>
        <b>{bound === null ? '–' : tidy(bound)}</b>
      </div>
      <div>
        Gap
        <b>{sayGap(gap)}</b>
      </div>
      <div className={styles.time} role="status">
        {result ? `done in ${tidy(seconds)} s` : silence}
        <span className={styles.timeBar}>
          <i style={{ width: `${share}%` }} />
        </span>
      </div>
    </div>
  );
}

function sayGap(gap: number | null): string {
  if (gap === null) return '–';
  return gap === 0 ? '0' : `${tidy(gap * 100)} %`;
}

function sayState(held: number, result: SolveResult | null, now: SolveProgress | null): string {
  const open = result ? result.open.reduce((sum, duty) => sum + duty.missing, 0) : (now?.open ?? 0);
  const musts = result
    ? result.findings.filter((finding) => finding.severity === 'must').length
    : (now?.mustBroken ?? 0);
  return `${held} duties held, ${open} open, ${musts} musts broken.`;
}

const TIER_WORDS = {
  fairness: 'Away from fair shares',
  wishes: 'Wishes not met',
  comfort: 'Days that could be kinder',
};

function partsByTier(now: SolveProgress | null) {
  return Object.entries(TIER_WORDS).map(([tier, name]) => ({
    name,
    cost: now?.cost.byTier[tier] ?? 0,
    sentence: null,
  }));
}

function partsByRule(result: SolveResult, live: LiveRota) {
  return Object.entries(result.cost.byRule).map(([rule, cost]) => ({
    name: live.titleOfRule(rule),
    cost,
    sentence: result.findings.find((finding) => finding.rule === rule)?.sentence ?? null,
  }));
}
