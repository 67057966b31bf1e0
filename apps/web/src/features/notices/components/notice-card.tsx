import type { NoticeList } from '@evenflow/api-client';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { sayDay } from '@evenflow/domain';
import { SeverityIcon } from '../../../design/marks.tsx';
import { clockOf, dayOf, inZone } from '../../../words/times.ts';
import { useAnswerNotice } from '../api/notices.ts';
import styles from './notices.module.css';

type Notice = NoticeList['notices'][number];

export function NoticeCard({ notice }: { readonly notice: Notice }) {
  const answer = useAnswerNotice();
  const at = inZone(notice.at, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <li className={styles.card} data-unread={notice.readAt === null || undefined}>
      <p className={styles.top}>
        {notice.loud && <SeverityIcon severity="should" size={18} spoken />}
        <Link to={notice.link} className={styles.title}>
          {notice.title}
        </Link>
        <span className={styles.when}>
          {sayDay(dayOf(at))} {clockOf(at)}
        </span>
      </p>
      <p>{notice.text}</p>
      {notice.wantsAnswer &&
        (notice.answeredAt ? (
          <p className={styles.answered}>
            <SeverityIcon severity="holds" size={18} /> You have seen this.
          </p>
        ) : (
          <Button size="md" loading={answer.isPending} onClick={() => answer.mutate(notice.id)}>
            I have seen this
          </Button>
        ))}
    </li>
  );
}
