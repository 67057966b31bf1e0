import { IconAmbulance, IconHome } from '@tabler/icons-react';
import { SeverityIcon } from '../../../design/marks.tsx';
import styles from './call-outs.module.css';

interface OneTapProps {
  readonly which: 'called in' | 'home';
  readonly busy: boolean;
  readonly onTap: () => void;
}

/** One target, at the bottom, where a thumb finds it in the dark. */
export function OneTap({ which, busy, onTap }: OneTapProps) {
  const home = which === 'home';
  return (
    <>
      <ol className={styles.taps} aria-label="Two taps">
        <li aria-current={home ? undefined : 'step'}>
          {home ? <SeverityIcon severity="holds" size={18} /> : '1 '} Called in now
        </li>
        <li aria-current={home ? 'step' : undefined}>2 Home now</li>
      </ol>
      <button type="button" className={styles.tap} disabled={busy} onClick={onTap}>
        {home ? <IconHome size={36} aria-hidden /> : <IconAmbulance size={36} aria-hidden />}
        {home ? 'Home now' : 'Called in now'}
      </button>
    </>
  );
}
