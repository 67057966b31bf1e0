import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { RuleSet } from '@evenflow/rules';
import { IconClipboard } from '@tabler/icons-react';
import { useState } from 'react';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import type { CatalogueRule } from '../api/rules.ts';
import { readPastedRules, withPasted, type PastedLine } from '../pasted-rules.ts';
import { previewSentence } from '../rule-view.ts';
import styles from './rule-settings.module.css';

interface PasteRulesProps {
  readonly open: boolean;
  readonly rules: RuleSet;
  readonly catalogue: readonly CatalogueRule[];
  readonly busy: boolean;
  readonly onSave: (rules: RuleSet, words: string, onDone: () => void) => void;
}

/** A list of rules copied in Excel: each line shown as the rule will read, or asked about; saved when it is clear. */
export function PasteRules({ open, rules, catalogue, busy, onSave }: PasteRulesProps) {
  const [shown, setShown] = useState(open);
  const [text, setText] = useState('');
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const lines = text.trim() === '' ? [] : readPastedRules(text, { rules, catalogue, answers });
  const changed = lines.filter(isChange).length;
  const stuck = lines.filter(({ question, problem }) => question !== null || problem !== null).length;
  const clear = () => {
    setText('');
    setAnswers(new Map());
  };
  if (!shown) {
    return (
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconClipboard size={16} aria-hidden />}
          onClick={() => setShown(true)}
        >
          Paste rules from Excel
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.paste} aria-label="Paste rules">
      <Textarea
        label="Paste rules from Excel"
        description="One rule in each row: its name and its numbers, or its sentence as it reads below with your numbers in it."
        placeholder={'Rest between duties\t12 hours'}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {lines.length > 0 && (
        <>
          <ul className={styles.pasted} aria-label="What was pasted">
            {lines.map((line, i) => (
              <li key={i}>
                <Line
                  line={line}
                  answered={[...answers.keys()].some((id) => id.startsWith(`${line.text}:`))}
                  onAgain={() => setAnswers(new Map([...answers].filter(([id]) => !id.startsWith(`${line.text}:`))))}
                  onAnswer={(id, answer) => setAnswers(new Map([...answers, [id, answer]]))}
                />
              </li>
            ))}
          </ul>
          <div>
            <Button
              disabled={stuck > 0 || changed === 0}
              loading={busy}
              onClick={() => onSave(withPasted(rules, lines), `${count(changed, 'rule')} changed`, clear)}
            >
              {stuck > 0 ? `${count(stuck, 'line')} to settle first` : `Change ${count(changed, 'rule')}`}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function isChange({ setting, before }: PastedLine): boolean {
  return setting !== null && JSON.stringify(setting) !== JSON.stringify(before);
}

interface LineProps {
  readonly line: PastedLine;
  readonly answered: boolean;
  readonly onAgain: () => void;
  readonly onAnswer: (question: string, answer: string) => void;
}

function Line({ line, answered, onAgain, onAnswer }: LineProps) {
  const { text, setting, before, question, problem } = line;
  const now = before && previewSentence(before.rule, before.params ?? {});
  const then = setting && previewSentence(setting.rule, setting.params ?? {});
  return (
    <>
      <p className={styles.note}>
        {text}{' '}
        {answered && (
          <button type="button" className={styles.textButton} onClick={onAgain}>
            Answer again
          </button>
        )}
      </p>
      {question ? (
        <NativeSelect
          label={question.text}
          value=""
          onChange={(event) => onAnswer(question.id, event.currentTarget.value)}
          data={[{ value: '', label: 'Choose…' }, ...question.answers.map(({ id, label }) => ({ value: id, label }))]}
        />
      ) : (
        <p className={styles.becomes}>
          <SeverityIcon severity={problem ? 'must' : then ? 'holds' : 'to-know'} size={18} spoken />
          <span>
            {problem ?? then ?? 'Left out.'}
            {then && <small> {!before ? 'new' : isChange(line) ? `now: ${now}` : 'as it is now'}</small>}
          </span>
        </p>
      )}
    </>
  );
}
