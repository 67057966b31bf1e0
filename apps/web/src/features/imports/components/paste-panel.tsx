import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconClipboard } from '@tabler/icons-react';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import type { ImportPreview } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { Waiting, Wrong } from '../../../design/states.tsx';
import { useAnswerImport, useConfirmImport, useImport, useUndoImport, useUploadWorkbook } from '../api/imports.ts';
import { confirmLabel, nextOpen, openQuestions } from '../sheet-view.ts';
import styles from './paste-panel.module.css';
import { ProblemList } from './problem-list.tsx';
import { Questions } from './questions.tsx';
import { SheetGrid } from './sheet-grid.tsx';

interface PastePanelProps {
  readonly team: string;
  /** What the rows are: `last month’s rota`. */
  readonly what: string;
  /** The sheet of a workbook they would stand on: `Rota`. */
  readonly sheet: string;
  /** Headings that are understood, those that are needed first. */
  readonly headings: readonly string[];
}

/** Rows copied in Excel, read as that sheet of a workbook: shown cell by cell, written when confirmed, undone by a click. */
export function PastePanel({ team, what, sheet, headings }: PastePanelProps) {
  const [text, setText] = useState('');
  const [id, setId] = useState<string | null>(null);
  const upload = useUploadWorkbook();
  const read = (rows: string) => {
    if (rows.trim() === '') return;
    const workbook = new File([rows], `${sheet}.tsv`, { type: 'text/tab-separated-values' });
    upload.mutate({ workbook, into: { kind: 'team', team } }, { onSuccess: (preview) => setId(preview.id) });
  };
  if (id) return <Pasted id={id} onAgain={() => setId(null)} onNew={() => (setId(null), setText(''))} />;
  return (
    <section className={styles.panel} aria-label={`Paste ${what}`}>
      <Textarea
        label={
          <>
            <IconClipboard size={16} stroke={1.75} aria-hidden /> Paste {what} from Excel
          </>
        }
        description={`The first row holds the headings: ${headings.join(', ')}. In any order; columns it does not know are left out.`}
        placeholder={headings.slice(0, 4).join('\t')}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => read(event.clipboardData.getData('text/plain'))}
      />
      {text.trim() !== '' && (
        <div>
          <Button variant="default" onClick={() => read(text)} loading={upload.isPending}>
            Read it
          </Button>
        </div>
      )}
      {upload.error && <Wrong title="It could not be read">{problemSentence(upload.error)}</Wrong>}
    </section>
  );
}

interface PastedProps {
  readonly id: string;
  /** Back to the text, to correct it. */
  readonly onAgain: () => void;
  readonly onNew: () => void;
}

function Pasted({ id, ...ways }: PastedProps) {
  const preview = useImport(id);
  if (!preview.data) return <Waiting words="The rows are being read" />;
  if (preview.data.status === 'preview') return <Seen preview={preview.data} {...ways} />;
  return <Written preview={preview.data} onNew={ways.onNew} />;
}

function Seen({ preview, onAgain }: Omit<PastedProps, 'id'> & { readonly preview: ImportPreview }) {
  const [question, setQuestion] = useState<string | null>(() => nextOpen(preview.questions, null));
  const answer = useAnswerImport(preview.id);
  const confirm = useConfirmImport(preview.id);
  const [sheet] = preview.sheets;
  const blocked = preview.problems.length > 0 || openQuestions(preview).length > 0;
  const failed = answer.error ?? confirm.error;
  return (
    <section className={styles.panel} aria-label="What was pasted">
      <ProblemList problems={preview.problems} />
      {sheet && (
        <SheetGrid
          sheet={sheet}
          questions={preview.questions}
          current={question}
          onQuestion={(number) => setQuestion(preview.questions[number - 1]?.id ?? null)}
        />
      )}
      {preview.questions.length > 0 && (
        <Questions
          questions={preview.questions}
          current={question}
          busy={answer.isPending}
          onGoTo={setQuestion}
          onAnswer={(asked, given) => answer.mutate({ [asked]: given })}
        />
      )}
      {failed && <Wrong title="That did not arrive">{problemSentence(failed)}</Wrong>}
      <div className={styles.ways}>
        <Button disabled={blocked} loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {preview.problems.length > 0 ? 'Add, after the rows are corrected' : confirmLabel(preview)}
        </Button>
        <Button variant="default" onClick={onAgain}>
          Paste again
        </Button>
      </div>
    </section>
  );
}

function Written({ preview, onNew }: { readonly preview: ImportPreview; readonly onNew: () => void }) {
  const undo = useUndoImport(preview.id);
  const undone = preview.status === 'undone';
  const { added, changed, unchanged } = preview.summary.changes;
  return (
    <section className={styles.panel} aria-label="What was pasted">
      <p role="status" className={styles.done}>
        <SeverityIcon severity={undone ? 'to-know' : 'holds'} size={20} />
        {undone
          ? 'Undone: everything is as it was before.'
          : `${added} added, ${changed} changed, ${unchanged} left as they were.`}
      </p>
      <div className={styles.ways}>
        {!undone && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate()}
          >
            Undo
          </Button>
        )}
        <Button variant="default" onClick={onNew}>
          Paste more
        </Button>
      </div>
      {undo.error && <p role="alert">{problemSentence(undo.error)}</p>}
    </section>
  );
}
