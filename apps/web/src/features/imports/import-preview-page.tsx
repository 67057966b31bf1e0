import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import type { ImportPreview } from '../../api/wire.ts';
import { Waiting, Wrong } from '../../design/states.tsx';
import { useAnswerImport, useConfirmImport, useImport } from './api/imports.ts';
import { FourGroups } from './components/four-groups.tsx';
import { ImportDone } from './components/import-done.tsx';
import styles from './components/imports.module.css';
import { ProblemList } from './components/problem-list.tsx';
import { Questions } from './components/questions.tsx';
import { SheetGrid } from './components/sheet-grid.tsx';
import { SheetTabs } from './components/sheet-tabs.tsx';
import { confirmLabel, nextOpen, openQuestions } from './sheet-view.ts';

/** Second step: their workbook as they know it, with what was understood, what needs an answer, and what was left out. */
export function ImportPreviewPage() {
  const { id = '' } = useParams();
  const preview = useImport(id);
  if (preview.isPending) return <Waiting words="The preview is being fetched" />;
  if (!preview.data) {
    return (
      <Wrong
        title="This import could not be fetched"
        action={<Button onClick={() => void preview.refetch()}>Try now</Button>}
      >
        {problemSentence(preview.error)} Nothing was written.
      </Wrong>
    );
  }
  return preview.data.status === 'preview' ? <Preview preview={preview.data} /> : <ImportDone preview={preview.data} />;
}

function Preview({ preview }: { readonly preview: ImportPreview }) {
  const [question, setQuestion] = useState<string | null>(() => nextOpen(preview.questions, null));
  const [sheetName, setSheetName] = useState(() => firstSheet(preview, question));
  const answer = useAnswerImport(preview.id);
  const confirm = useConfirmImport(preview.id);
  const sheet = preview.sheets.find((one) => one.name === sheetName) ?? preview.sheets[0];
  const goTo = (id: string | null) => {
    setQuestion(id);
    const asked = preview.questions.find((one) => one.id === id);
    if (asked) setSheetName(asked.sheet);
  };
  const give = (id: string, answerId: string) =>
    answer.mutate({ [id]: answerId }, { onSuccess: (next) => goTo(nextOpen(next.questions, id)) });
  const open = openQuestions(preview).length;
  const blocked = open > 0 || preview.problems.length > 0;
  const failed = answer.error ?? confirm.error;
  return (
    <div className={styles.preview}>
      <title>{`Import ${preview.fileName} · Evenflow`}</title>
      <header className={styles.top}>
        <div>
          <p className={styles.step}>Import, step 2 of 3</p>
          <h1 className={styles.file}>{preview.fileName}</h1>
          {preview.into && (
            <p className={styles.goesInto}>
              {preview.into.known ? 'Goes into' : 'Makes a new team:'} <b>{preview.into.name}</b>
            </p>
          )}
        </div>
        <span className={styles.pill}>
          <IconShieldCheck size={16} stroke={1.75} aria-hidden /> Nothing is written until you say so
        </span>
        <span className={styles.space} />
        <Button component={Link} to="/import" variant="default" size="md">
          Choose another
        </Button>
        <Button size="md" disabled={blocked} loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {preview.problems.length > 0 ? 'Import, after the workbook is corrected' : confirmLabel(preview)}
        </Button>
      </header>
      <div className={styles.main}>
        {failed && <Wrong title="That did not arrive">{problemSentence(failed)}</Wrong>}
        <ProblemList problems={preview.problems} />
        <FourGroups sheets={preview.sheets} questions={preview.questions} />
        <SheetTabs sheets={preview.sheets} questions={preview.questions} chosen={sheet?.name} onChoose={setSheetName} />
        {sheet && (
          <SheetGrid
            sheet={sheet}
            questions={preview.questions}
            current={question}
            onQuestion={(number) => goTo(preview.questions[number - 1]?.id ?? null)}
          />
        )}
      </div>
      <Questions
        questions={preview.questions}
        current={question}
        busy={answer.isPending}
        onGoTo={goTo}
        onAnswer={give}
      />
    </div>
  );
}

function firstSheet(preview: ImportPreview, question: string | null): string | undefined {
  return preview.questions.find((one) => one.id === question)?.sheet ?? preview.sheets[0]?.name;
}
