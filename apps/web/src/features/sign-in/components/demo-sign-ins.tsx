import type { Demo } from '@evenflow/api-client';
import { UnstyledButton } from '@mantine/core';
import { IconCalendarMonth, IconCalendarUser, IconPhoneCall, IconSettings, type Icon } from '@tabler/icons-react';
import { problemSentence } from '../../../api/request.ts';
import type { Role } from '../../../api/wire.ts';
import styles from './sign-in.module.css';

interface DemoSignInsProps {
  readonly signIns: Demo['signIns'];
  /** The e-mail of the one being signed in. */
  readonly busy: string | null;
  readonly problem: unknown;
  readonly onChoose: (signIn: Demo['signIns'][number]) => void;
}

const ROLE_SIGNS: Record<Role, { readonly icon: Icon; readonly sees: string }> = {
  manager: { icon: IconCalendarMonth, sees: 'plans, fills and publishes the rota' },
  staff: { icon: IconCalendarUser, sees: 'own duties, leave and wishes' },
  viewer: { icon: IconPhoneCall, sees: 'who is on call now' },
  administrator: { icon: IconSettings, sees: 'team, rules and sign-ins' },
};

/** One click each for the people of the example team; shown only where that team is loaded. */
export function DemoSignIns({ signIns, busy, problem, onChoose }: DemoSignInsProps) {
  return (
    <section aria-labelledby="demo-title" className={styles.demo}>
      <h2 id="demo-title" className={styles.demoTitle}>
        Or look round the example team
      </h2>
      <p className={styles.demoNote}>Everybody in it is invented. Sign in as</p>
      <ul className={styles.demoList}>
        {signIns.map((one) => {
          const { icon: RoleIcon, sees } = ROLE_SIGNS[one.role];
          return (
            <li key={one.email}>
              <UnstyledButton
                className={styles.demoButton}
                onClick={() => onChoose(one)}
                disabled={busy !== null}
                aria-busy={busy === one.email}
              >
                <RoleIcon size={22} stroke={1.75} aria-hidden />
                <span>
                  <b>{one.label}</b>
                  <span className={styles.demoSees}>{sees}</span>
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {problem !== null && <p role="alert">{problemSentence(problem)}</p>}
    </section>
  );
}
