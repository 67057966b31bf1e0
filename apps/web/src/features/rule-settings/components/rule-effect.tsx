import type { Finding, RuleSet } from '@evenflow/rules';
import { sayMonth, type RotaSnapshot, type Team } from '@evenflow/domain';
import { useDeferredValue, useMemo } from 'react';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import { effectOf } from '../rule-change.ts';
import styles from './rule-settings.module.css';

/** The month that a change is tried on, before it is saved. */
export interface MonthInHand {
  readonly team: Team;
  readonly rota: RotaSnapshot;
  readonly month: string;
}

interface RuleEffectProps {
  readonly month: MonthInHand;
  readonly now: RuleSet;
  readonly then: RuleSet;
}

const SHOWN = 6;

/** Which cells of the month would break, or break no longer, if the rule were saved like this. */
export function RuleEffect({ month, now, then }: RuleEffectProps) {
  const tried = useDeferredValue(then);
  const effect = useMemo(() => effectOf(month.team, month.rota, { now, then: tried }), [month, now, tried]);
  const none = effect.appears.length + effect.goes.length === 0;
  return (
    <section className={styles.effect} aria-label={`What it does to ${sayMonth(month.month)}`} aria-live="polite">
      <h3>{sayMonth(month.month)}</h3>
      {none && <p>Nothing changes in it.</p>}
      <Sentences title={`${count(effect.appears.length, 'finding')} more`} findings={effect.appears} />
      <Sentences title={`${count(effect.goes.length, 'finding')} fewer`} findings={effect.goes} gone />
    </section>
  );
}

interface SentencesProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly gone?: boolean;
}

function Sentences({ title, findings, gone = false }: SentencesProps) {
  if (findings.length === 0) return null;
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <ul>
        {findings.slice(0, SHOWN).map((finding) => (
          <li key={`${finding.setting} ${finding.sentence}`}>
            <SeverityIcon severity={gone ? 'holds' : finding.severity} size={16} spoken />
            <span>
              {finding.sentence}
              {finding.cells.length > 0 && <small> {cellsOf(finding)}</small>}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && <p>And {findings.length - SHOWN} more.</p>}
    </>
  );
}

function cellsOf({ cells }: Finding): string {
  const shown = cells.slice(0, 4).map(({ person, date, duty }) => `${person} ${date.slice(8)} ${duty}`);
  return `(${shown.join(', ')}${cells.length > 4 ? ', …' : ''})`;
}
