import { Button, Select, TextInput } from '@mantine/core';
import { sayMonth } from '@evenflow/domain';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useAskLeave } from '../leave/api/change-leave.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { ExplainedHeader } from './components/explained-header.tsx';
import styles from './components/explained.module.css';
import { RepairProposal } from './components/repair-proposal.tsx';

/** Somebody is ill, or something changed: the fewest changes to the published month. */
export function RepairPage() {
  return <OpenedMonth>{(open) => <RepairOf open={open} />}</OpenedMonth>;
}

function RepairOf({ open }: { readonly open: OpenRota }) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('asked') !== null;
  return (
    <div className={styles.page}>
      <ExplainedHeader open={open} title={`Repair ${sayMonth(open.rota.month)}`} />
      {asked ? <RepairProposal open={open} /> : <WhoIsIll open={open} onRecorded={() => setSearch({ asked: '1' })} />}
    </div>
  );
}

/** Records sickness, or goes straight to repairing for whatever else has changed. */
function WhoIsIll({ open, onRecorded }: { readonly open: OpenRota; readonly onRecorded: () => void }) {
  const { team, rota } = open;
  const [search] = useSearchParams();
  const [person, setPerson] = useState<string | null>(search.get('person'));
  const [from, setFrom] = useState(search.get('date') ?? rota.from);
  const [to, setTo] = useState(search.get('date') ?? rota.from);
  const record = useAskLeave(team.id);
  const ready = person !== null && from <= to;
  const begin = () =>
    record.mutate({ person: person!, from, to, type: 'SICK', status: 'recorded' }, { onSuccess: onRecorded });
  return (
    <div className={styles.narrow}>
      <section className={styles.card}>
        <h2>Who is ill?</h2>
        <p className={styles.note}>
          It is recorded as sickness, and the fewest changes to what is published are looked for.
        </p>
        <div className={styles.form}>
          <Select
            label="Person"
            searchable
            value={person}
            onChange={setPerson}
            data={team.people.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextInput type="date" label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" label="To" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          <Button onClick={begin} disabled={!ready} loading={record.isPending}>
            Record and repair
          </Button>
        </div>
        {record.error && <p role="alert">{problemSentence(record.error)}</p>}
      </section>
      <section className={styles.card}>
        <h2>Something else has changed</h2>
        <p className={styles.note}>
          Leave, demand, a credential or a rule: the month is mended for how things stand now.
        </p>
        <Button variant="default" onClick={onRecorded}>
          Repair without recording anything
        </Button>
      </section>
    </div>
  );
}
