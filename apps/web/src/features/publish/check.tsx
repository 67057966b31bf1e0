import type { ReactNode } from 'react';
import { SeverityIcon, type SeverityMark } from '../../design/marks.tsx';

interface CheckProps {
  readonly good: boolean;
  readonly severity: SeverityMark;
  readonly title: string;
  readonly children?: ReactNode;
}

/** One line of whether a month is ready. */
export function Check({ good, severity, title, children }: CheckProps) {
  return (
    <li>
      <SeverityIcon severity={good ? 'holds' : severity} size={18} />
      <div>
        <b>{title}</b>
        {children}
      </div>
    </li>
  );
}
