import { IconFileSpreadsheet, IconListCheck, type Icon } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAccount } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import styles from './components/begin.module.css';

interface Way {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly icon: Icon;
}

const WAYS: readonly Way[] = [
  {
    to: '/import',
    title: 'Bring your workbook',
    text: 'Staff, duties, leave and last month’s rota as you keep them in Excel. The quickest way to a first month.',
    icon: IconFileSpreadsheet,
  },
  {
    to: '/set-up',
    title: 'Set it up step by step',
    text: 'Unit, people, duties, rules, first fill: five steps, each can be left out, and each takes rows pasted from Excel.',
    icon: IconListCheck,
  },
];

/** Where somebody begins who has no team yet. */
export function BeginPage() {
  const { session } = useAccount();
  return (
    <Page
      title={`Welcome, ${session.user.name}`}
      window="Begin"
      width="cards"
      lead="A team comes first: its people, its duties, its rules. Then a month fills itself."
    >
      <ul className={styles.ways}>
        {WAYS.map((way) => (
          <li key={way.to}>
            <Link to={way.to} className={styles.way}>
              <way.icon size={32} stroke={1.5} aria-hidden />
              <span>
                <b>{way.title}</b>
                <span className={styles.text}>{way.text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
