import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { count } from '../../../words/times.ts';
import { useRulePacks, type RulePack } from '../api/rules.ts';
import styles from './rule-settings.module.css';

interface PackOfferProps {
  readonly busy: boolean;
  readonly onTake: (pack: RulePack) => void;
}

/** Ready-made sets; taking one replaces the whole set, so it asks once more. */
export function PackOffer({ busy, onTake }: PackOfferProps) {
  const packs = useRulePacks();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="md" loading={busy} onClick={() => setOpen(true)}>
        Ready-made sets…
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Ready-made sets of rules"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p className={styles.lead}>Taking one replaces all rules of this team. They are a start, not legal advice.</p>
        {packs.error && <p role="alert">{problemSentence(packs.error)}</p>}
        <ul className={styles.list}>
          {packs.data?.map((pack) => (
            <li key={pack.id} className={styles.line}>
              <div className={styles.text}>
                <b>{pack.name}</b>
                <p className={styles.note}>{count(pack.settings.length, 'rule')}</p>
              </div>
              <Button size="md" variant="default" onClick={() => (onTake(pack), setOpen(false))}>
                Replace ours by {pack.name}
              </Button>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
