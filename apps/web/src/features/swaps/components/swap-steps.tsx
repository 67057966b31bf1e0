import styles from './swaps.module.css';

const STEPS = ['offered', 'accepted', 'checked', 'approved', 'done'] as const;

/** How far a swap has come, in the five words used everywhere. */
export function SwapSteps({ state }: { readonly state: string }) {
  const reached = STEPS.indexOf(state as (typeof STEPS)[number]);
  return (
    <ol className={styles.steps} aria-label="How far it has come">
      {STEPS.map((step, i) => (
        <li
          key={step}
          data-reached={i <= reached || undefined}
          aria-current={i === reached ? 'step' : undefined}
          className={styles.step}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
