import type { SVGProps } from 'react';

/** The four severities, and the disc for "holds". */
export type SeverityMark = 'must' | 'must-unless-signed' | 'should' | 'to-know' | 'holds';

const WORDS: Record<SeverityMark, string> = {
  must: 'must',
  'must-unless-signed': 'must, unless signed',
  should: 'should',
  'to-know': 'to know',
  holds: 'holds',
};

interface MarkProps extends Omit<SVGProps<SVGSVGElement>, 'ref'> {
  readonly size?: number;
  /** Read aloud; left out, the mark is decoration beside words that say the same. */
  readonly label?: string;
}

function Mark({ size = 16, label, children, ...rest }: MarkProps) {
  const spoken = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const);
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" style={{ flex: 'none' }} {...spoken} {...rest}>
      {children}
    </svg>
  );
}

const OCTAGON = 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z';

/** Octagon, hollow octagon with a pen, triangle, ring, disc: told apart without colour. */
export function SeverityIcon({
  severity,
  spoken,
  ...rest
}: MarkProps & { readonly severity: SeverityMark; readonly spoken?: boolean }) {
  const label = spoken ? WORDS[severity] : undefined;
  switch (severity) {
    case 'must':
      return (
        <Mark label={label} {...rest}>
          <path d={OCTAGON} fill="var(--must)" />
          <path d="M8 4v4.6" stroke="var(--on-must)" strokeWidth="1.9" strokeLinecap="round" />
          <circle cx="8" cy="11.6" r="1.15" fill="var(--on-must)" />
        </Mark>
      );
    case 'must-unless-signed':
      return (
        <Mark label={label} {...rest}>
          <path
            d="M5.4 1.7h5.2l3.7 3.7v5.2l-3.7 3.7H5.4l-3.7-3.7V5.4z"
            fill="var(--surface)"
            stroke="var(--must)"
            strokeWidth="1.4"
          />
          <path
            d="M5 11l.6-2.2 4.2-4.2 1.6 1.6-4.2 4.2z"
            fill="none"
            stroke="var(--must)"
            strokeWidth="1.2"
            strokeLinejoin="round"
          />
        </Mark>
      );
    case 'should':
      return (
        <Mark label={label} {...rest}>
          <path
            d="M8 1.5L15 14.2H1z"
            fill="var(--should-fill)"
            stroke="var(--should)"
            strokeWidth="1.1"
            strokeLinejoin="round"
          />
          <path d="M8 6v3.6" stroke="#3d2500" strokeWidth="1.6" strokeLinecap="round" />
          <circle cx="8" cy="11.9" r="0.95" fill="#3d2500" />
        </Mark>
      );
    case 'to-know':
      return (
        <Mark label={label} {...rest}>
          <circle cx="8" cy="8" r="6.3" fill="none" stroke="var(--ink-3)" strokeWidth="1.4" />
          <path d="M8 7.3v3.6" stroke="var(--ink-3)" strokeWidth="1.5" strokeLinecap="round" />
          <circle cx="8" cy="4.9" r="0.95" fill="var(--ink-3)" />
        </Mark>
      );
    case 'holds':
      return (
        <Mark label={label} {...rest}>
          <circle cx="8" cy="8" r="7" fill="var(--ok)" />
          <path
            d="M4.8 8.2l2.2 2.2 4.2-4.6"
            fill="none"
            stroke="var(--on-ok)"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </Mark>
      );
  }
}

/** A wish: plus wants it, minus does not; filled when it must be kept. */
export function WishMark({
  wish,
  must,
  ...rest
}: MarkProps & { readonly wish: 'want' | 'avoid'; readonly must: boolean }) {
  const line = must ? 'var(--surface)' : 'var(--ink-2)';
  return (
    <Mark size={11} {...rest}>
      <circle
        cx="8"
        cy="8"
        r="6.8"
        fill={must ? 'var(--ink-2)' : 'var(--surface)'}
        stroke="var(--ink-2)"
        strokeWidth="1.5"
      />
      <path
        d={wish === 'want' ? 'M8 4.6v6.8M4.6 8h6.8' : 'M4.6 8h6.8'}
        stroke={line}
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </Mark>
  );
}

/** A locked duty; drawn in the chip's own ink. */
export function LockMark(props: MarkProps) {
  return (
    <Mark size={9} {...props}>
      <rect x="2.5" y="7" width="11" height="8" rx="1.8" fill="currentColor" />
      <path d="M5 7V5a3 3 0 016 0v2" fill="none" stroke="currentColor" strokeWidth="1.9" />
    </Mark>
  );
}

/** The product's mark: an even flow over a level line. */
export function EvenflowMark({ size = 26, label = 'Evenflow' }: { readonly size?: number; readonly label?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" role="img" aria-label={label}>
      <path
        d="M2 14c2.6 0 3-6.6 6-6.6s3.7 6.6 6.6 6.6S18.5 7.4 24 7.4"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <path d="M2.5 19.5h21" stroke="#7FD3D3" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
