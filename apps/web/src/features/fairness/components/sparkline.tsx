import styles from './fairness.module.css';

const WIDTH = 136;
const HEIGHT = 26;

/** Twelve months away from fair: the dashed line is fair, the dot is now. */
export function Sparkline({ values, out }: { readonly values: readonly number[]; readonly out: boolean }) {
  const most = Math.max(3, ...values.map(Math.abs));
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (WIDTH - 8);
  const y = (value: number) => HEIGHT / 2 - (value / most) * (HEIGHT / 2 - 3);
  const path = values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const last = values.at(-1) ?? 0;
  return (
    <svg width={WIDTH} height={HEIGHT} className={styles.spark} role="img" aria-label={sayMonths(values)}>
      <path d={`M2 ${HEIGHT / 2}H${WIDTH - 6}`} className={styles.sparkFair} />
      <path d={path} className={styles.sparkLine} />
      <circle cx={x(values.length - 1)} cy={y(last)} r="3.4" className={styles.sparkDot} data-out={out || undefined} />
    </svg>
  );
}

function sayMonths(values: readonly number[]): string {
  const said = values.map((value) => (Math.round(value * 10) / 10).toString().replace('-', '−'));
  return `Points away from fair over twelve months: ${said.join(', ')}`;
}
