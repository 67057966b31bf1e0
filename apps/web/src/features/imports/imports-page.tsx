import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconShieldCheck } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { Page } from '../../design/page.tsx';
import { Wrong } from '../../design/states.tsx';
import { useUploadWorkbook, type Into } from './api/imports.ts';
import styles from './components/imports.module.css';
import { IntoTeam } from './components/into-team.tsx';

const MAX_MB = 10;

/** First step: a workbook is dropped or chosen. It is only read; nothing is written. */
export function ImportsPage() {
  const upload = useUploadWorkbook();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<string | null>(null);
  const [into, setInto] = useState<Into>({ kind: 'named' });
  const send = (file: File | undefined) => {
    if (!file) return;
    const sentence = refusal(file);
    setRefused(sentence);
    if (!sentence) upload.mutate({ workbook: file, into }, { onSuccess: ({ id }) => void navigate(`/import/${id}`) });
  };
  const problem = refused ?? (upload.error ? problemSentence(upload.error) : null);
  return (
    <Page
      title="Import a workbook"
      window="Import"
      lead="Staff, duties, leave, requests, the rota of last month and tallies, as you keep them. You see what was understood, cell by cell, before anything is written."
    >
      <IntoTeam value={into} onChange={setInto} />
      <DropPlace busy={upload.isPending} fileName={upload.variables?.workbook.name} onFile={send} />
      {problem && !upload.isPending && (
        <Wrong title="This workbook could not be read">{problem} Nothing was written.</Wrong>
      )}
      <p className={styles.safe}>
        <IconShieldCheck size={20} stroke={1.75} aria-hidden />
        Nothing is written until you say so. Importing the same workbook again changes nothing twice, and one click
        undoes it.
      </p>
      <p className={styles.lead}>
        No workbook? <Link to="/set-up">Set a team up step by step</Link>.
      </p>
    </Page>
  );
}

function refusal(file: File): string | null {
  if (!/\.(xlsx|csv)$/i.test(file.name)) {
    return `${file.name} is not a workbook of the kind .xlsx. Save it as .xlsx, then choose it again.`;
  }
  return file.size > MAX_MB * 1024 * 1024
    ? `${file.name} is larger than ${MAX_MB} MB; a rota workbook is far smaller.`
    : null;
}

interface DropPlaceProps {
  readonly busy: boolean;
  readonly fileName: string | undefined;
  readonly onFile: (file: File | undefined) => void;
}

function DropPlace({ busy, fileName, onFile }: DropPlaceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={44} stroke={1.4} aria-hidden />
      <p className={styles.dropTitle} role="status">
        {busy ? `Reading ${fileName}` : 'Drop your workbook here'}
      </p>
      <input
        ref={input}
        type="file"
        className="unseen"
        aria-label="Workbook"
        tabIndex={-1}
        accept=".xlsx,.csv"
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
      <Button size="lg" loading={busy} onClick={() => input.current?.click()}>
        Choose a workbook
      </Button>
    </div>
  );
}
