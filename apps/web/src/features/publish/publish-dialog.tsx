import { Button, Group, Modal, Textarea } from '@mantine/core';
import type { Finding } from '@evenflow/rules';
import { useState } from 'react';
import { useStore } from 'zustand';
import { sayMonth } from '@evenflow/domain';
import { problemSentence } from '../../api/request.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { count } from '../../words/times.ts';
import { useNow } from '../../words/use-now.ts';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { AbsenceCheck } from './absence-check.tsx';
import { Check } from './check.tsx';
import styles from './publish.module.css';
import { AmendmentWords } from './amendment-words.tsx';
import { findingKey, isReason, mayPublish, overridesOf, readiness, worthKnowing, type Readiness } from './readiness.ts';
import { usePublish } from './use-publish.ts';

interface PublishDialogProps {
  readonly open: OpenRota;
  readonly findings: readonly Finding[];
  readonly openCount: number;
  readonly onClose: () => void;
}

const SHOWN = 5;

/** Is the month ready? Open musts block; what may be signed for is signed by name, with a reason kept for ever. */
export function PublishDialog({ open, findings, openCount, onClose }: PublishDialogProps) {
  const { session } = useSignedIn();
  const saving = useStore(open.desk.store, (state) => state.saving);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [why, setWhy] = useState('');
  const today = new Date(useNow(60_000)).toISOString().slice(0, 10);
  const publish = usePublish(open);
  const ready = readiness(findings, openCount);
  const next = (open.rota.published?.version ?? 0) + 1;
  const amends = open.rota.published !== null;
  const kept = saving.kind === 'saved' || saving.kind === 'saving';
  return (
    <Modal opened onClose={onClose} size="lg" title={`Publish ${sayMonth(open.rota.month)} as version ${next}`}>
      <ul className={styles.checks}>
        <Check good={ready.broken.length === 0} severity="must" title={brokenTitle(ready)}>
          <Sentences findings={ready.broken} />
        </Check>
        <Check good={openCount === 0} severity="must" title={openTitle(openCount)} />
        <Check
          good={ready.toSign.every((finding) => isReason(reasons[findingKey(finding)]))}
          severity="must-unless-signed"
          title={ready.toSign.length === 0 ? 'Nothing to sign' : `${count(ready.toSign.length, 'signature')} needed`}
        >
          {ready.toSign.map((finding) => (
            <Textarea
              key={findingKey(finding)}
              label={finding.sentence}
              description={`Signed by ${session.user.name}. The reason is kept for ever.`}
              placeholder="Why this may stand"
              autosize
              minRows={1}
              value={reasons[findingKey(finding)] ?? ''}
              onChange={(event) => setReasons({ ...reasons, [findingKey(finding)]: event.currentTarget.value })}
            />
          ))}
        </Check>
        {worthKnowing(open.team, open.rota.month, today).map((item) => (
          <Check key={item.id} good={item.good} severity="should" title={item.title}>
            {item.sentences.slice(0, SHOWN).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {item.sentences.length > SHOWN && <p>And {item.sentences.length - SHOWN} more.</p>}
          </Check>
        ))}
        {kept && ready.broken.length === 0 && openCount === 0 && <AbsenceCheck open={open} />}
        {amends && (
          <Check good={isReason(why)} severity="must-unless-signed" title="An amendment of what everybody was told">
            <AmendmentWords open={open} reason={why} onReason={setWhy} />
          </Check>
        )}
        {!kept && <Check good={false} severity="must" title="Your last changes are not saved yet" />}
      </ul>
      {publish.error && (
        <p className={styles.problem} role="alert">
          {problemSentence(publish.error)}
        </p>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button
          disabled={!mayPublish(ready, reasons) || !kept || (amends && !isReason(why))}
          loading={publish.isPending}
          onClick={() =>
            publish.mutate({ overrides: overridesOf(ready, reasons), reason: why.trim() }, { onSuccess: onClose })
          }
        >
          Publish version {next}
        </Button>
      </Group>
    </Modal>
  );
}

function Sentences({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <>
      {findings.slice(0, SHOWN).map((finding) => (
        <p key={findingKey(finding)}>{finding.sentence}</p>
      ))}
      {findings.length > SHOWN && <p>And {findings.length - SHOWN} more, in the findings.</p>}
    </>
  );
}

function brokenTitle({ broken }: Readiness): string {
  return broken.length === 0 ? 'Every must holds' : `${count(broken.length, 'must')} broken: mend before publishing`;
}

function openTitle(open: number): string {
  return open === 0 ? 'Every duty is held' : `${count(open, 'duty', 'duties')} open: somebody must hold each`;
}
