import { useElementSize } from '@mantine/hooks';
import { tidy, type CurvePoint } from '../solve-curve.ts';
import styles from './fill.module.css';

interface CostChartProps {
  readonly points: readonly CurvePoint[];
  /** End of the scale, in milliseconds. */
  readonly untilMs: number;
}

/** Until the room there is has been measured. */
const USUAL_WIDTH = 900;
const NARROW = 520;
const HEIGHT = 280;
const LEFT = 46;
const RIGHT = 20;
const TOP = 24;
const BOTTOM = 26;

/** Two lines and the space between: what the rota costs, and what no rota can beat. */
export function CostChart({ points, untilMs }: CostChartProps) {
  const { ref, width: room } = useElementSize();
  const width = room || USUAL_WIDTH;
  const marks = width < NARROW ? 3 : 6;
  const costs = points.filter((point) => point.cost !== null);
  const scale = scaleOf(points);
  const x = (ms: number) => LEFT + (Math.min(ms, untilMs) / untilMs) * (width - LEFT - RIGHT);
  const y = (value: number) => TOP + scale.place(value) * (HEIGHT - TOP - BOTTOM);
  const last = points.at(-1);
  const first = costs[0];
  return (
    <figure className={styles.chart} ref={ref}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={describe(points)}>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className={styles.gridline} />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {tidy(tick)}
            </text>
          </g>
        ))}
        {Array.from({ length: marks + 1 }, (_, i) => (i * untilMs) / marks).map((ms) => (
          <text key={ms} x={x(ms)} y={HEIGHT - 6} textAnchor="middle">
            {Math.round(ms / 1000)} s
          </text>
        ))}
        <path className={styles.costLine} d={steps(costs.map((p) => [x(p.elapsedMs), y(p.cost!)]))} />
        <path
          className={styles.boundLine}
          d={steps(points.filter((p) => p.bound !== null).map((p) => [x(p.elapsedMs), y(p.bound!)]))}
        />
        {first && (
          <g>
            <circle cx={x(first.elapsedMs)} cy={y(first.cost!)} r="4.5" className={styles.milestone} />
            <text x={x(first.elapsedMs) + 10} y={y(first.cost!) - 8}>
              {tidy(first.elapsedMs / 1000)} s: first complete rota
            </text>
          </g>
        )}
        {last && last.cost !== null && <circle cx={x(last.elapsedMs)} cy={y(last.cost)} r="5" className={styles.now} />}
      </svg>
      <figcaption>Lower is better. The scale is stretched at the bottom, where the last gains are.</figcaption>
    </figure>
  );
}

function steps(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], i) => (i === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`))
    .join('');
}

/** Distance from the bound on a logarithmic scale: 0 at the top of the chart, 1 at its foot. */
function scaleOf(points: readonly CurvePoint[]) {
  const values = points.flatMap((p) => [p.cost, p.bound]).filter((value) => value !== null);
  const low = values.length ? Math.min(...values) : 0;
  const high = values.length ? Math.max(...values) : 100;
  const room = Math.max(1, high - low);
  const stretch = (value: number) => Math.log1p(((value - low) / room) * 40) / Math.log1p(40);
  const ticks = values.length === 0 ? [] : [low, low + room * 0.03, low + room * 0.12, low + room * 0.4, high];
  return { place: (value: number) => 1 - stretch(Math.max(low, value)), ticks };
}

function describe(points: readonly CurvePoint[]): string {
  const last = points.at(-1);
  if (!last || last.cost === null) return 'No complete rota yet';
  const bound = last.bound === null ? '' : `, no rota can cost less than ${tidy(last.bound)}`;
  return `After ${tidy(last.elapsedMs / 1000)} s the rota costs ${tidy(last.cost)}${bound}`;
}
