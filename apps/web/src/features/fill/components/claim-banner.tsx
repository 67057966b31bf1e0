import type { SolveResult } from '@evenflow/api-client';
import type { ReactNode } from 'react';
import { claimOf, tidy } from '../solve-curve.ts';
import styles from './fill.module.css';

/** One claim in plain words. The seal is for a proof and for nothing else. */
export function ClaimBanner({ result, children }: { readonly result: SolveResult; readonly children: ReactNode }) {
  const claim = claimOf(result);
  return (
    <section
      className={styles.claim}
      data-proven={claim.proven || undefined}
      data-open={result.open.length > 0 || undefined}
    >
      {claim.proven ? <Seal /> : <GapRing gap={result.gap} />}
      <div>
        <h2>{claim.headline}</h2>
        <p>{claim.detail}</p>
      </div>
      {children}
    </section>
  );
}

function Seal() {
  const points = Array.from({ length: 24 }, (_, i) => {
    const angle = (i / 24) * 2 * Math.PI;
    const radius = i % 2 === 0 ? 28 : 24.5;
    return `${(30 + radius * Math.cos(angle)).toFixed(1)},${(30 + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return (
    <svg width="60" height="60" viewBox="0 0 60 60" role="img" aria-label="Proven">
      <polygon points={points.join(' ')} fill="var(--ok)" />
      <path
        d="M20 31l7 7 14-15"
        fill="none"
        stroke="var(--on-ok)"
        strokeWidth="4.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function GapRing({ gap }: { readonly gap: number | null }) {
  const share = gap === null ? 0 : Math.max(0, 1 - gap);
  const around = 2 * Math.PI * 24;
  return (
    <svg width="60" height="60" viewBox="0 0 60 60" aria-hidden>
      <circle cx="30" cy="30" r="24" fill="none" stroke="var(--line-2)" strokeWidth="8" />
      <circle
        cx="30"
        cy="30"
        r="24"
        fill="none"
        stroke="var(--tide-2)"
        strokeWidth="8"
        strokeDasharray={`${around * share} ${around}`}
        transform="rotate(-90 30 30)"
      />
      {gap !== null && (
        <text x="30" y="34" textAnchor="middle" fontSize="11" fontWeight="680" fill="var(--ink)">
          {tidy(gap * 100)} %
        </text>
      )}
    </svg>
  );
}
