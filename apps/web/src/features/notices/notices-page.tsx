import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { problemSentence } from '../../api/request.ts';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { useNotices, useReadNotices } from './api/notices.ts';
import { NoticeCard } from './components/notice-card.tsx';
import { NoticeWishesForm } from './components/notice-wishes-form.tsx';
import styles from './components/notices.module.css';

/** What I was told, and how I want to be. Opening it counts as reading it. */
export function NoticesPage() {
  const notices = useNotices();
  const { mutate: read } = useReadNotices();
  const unread = notices.data?.unread ?? 0;
  useEffect(() => {
    if (unread > 0) read();
  }, [unread, read]);
  return (
    <Page title="Notices" width="cards">
      {notices.error && !notices.data && (
        <Wrong
          title="Notices could not be fetched"
          action={<Button onClick={() => void notices.refetch()}>Try now</Button>}
        >
          {problemSentence(notices.error)}
        </Wrong>
      )}
      {notices.isPending && <Waiting words="Notices are being fetched" />}
      {notices.data?.notices.length === 0 && (
        <Empty title="Nothing to tell">When a duty of yours changes, it stands here, once.</Empty>
      )}
      {notices.data && notices.data.notices.length > 0 && (
        <ol className={styles.list}>
          {notices.data.notices.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} />
          ))}
        </ol>
      )}
      <NoticeWishesForm />
    </Page>
  );
}
