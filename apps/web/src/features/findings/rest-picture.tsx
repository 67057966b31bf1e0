import { instantToEpochMinutes, sayDay, type Assignment } from '@evenflow/domain';
import type { Finding } from '@evenflow/rules';
import { cellKey, type IndexedFacts } from '../rota-board/model/rota-facts.ts';
import styles from './findings.module.css';

interface RestPictureProps {
  readonly finding: Finding;
  readonly facts: IndexedFacts;
}

/** The two duties on one line of time, with what lies between them. Nothing when one of them is not in this month. */
export function RestPicture({ finding, facts }: RestPictureProps) {
  const duties = dutiesOf(finding, facts);
  if (!duties) return null;
  const [first, second] = duties;
  const from = instantToEpochMinutes(first.start);
  const to = Math.max(instantToEpochMinutes(first.end), instantToEpochMinutes(second.end));
  const percent = (instant: string) => ((instantToEpochMinutes(instant) - from) / (to - from)) * 100;
  const rest = (instantToEpochMinutes(second.start) - instantToEpochMinutes(first.end)) / 60;
  return (
    <figure className={styles.picture}>
      <div className={styles.line}>
        <Piece assignment={first} facts={facts} left={0} right={percent(first.end)} />
        <Piece assignment={second} facts={facts} left={percent(second.start)} right={percent(second.end)} />
      </div>
      <figcaption>
        {sayDay(first.date)} {clock(first.start)} to {clock(first.end)}, then {clock(second.start)}:{' '}
        <b>{Math.max(0, Math.round(rest * 10) / 10)} h between</b>
      </figcaption>
    </figure>
  );
}

interface PieceProps {
  readonly assignment: Assignment;
  readonly facts: IndexedFacts;
  readonly left: number;
  readonly right: number;
}

function Piece({ assignment, facts, left, right }: PieceProps) {
  const mark = facts.duties.get(assignment.duty)?.mark;
  return (
    <span className={styles.piece} data-mark={mark} style={{ left: `${left}%`, width: `${right - left}%` }}>
      {assignment.duty}
    </span>
  );
}

function clock(instant: string): string {
  return instant.slice(11, 16);
}

function dutiesOf(finding: Finding, facts: IndexedFacts): [Assignment, Assignment] | null {
  const found = finding.cells.flatMap((cell) => {
    const held = facts.held.get(cellKey(cell.person, cell.date)) ?? [];
    return held.filter((a) => a.duty === cell.duty);
  });
  const [first, second] = found.sort((a, b) => a.start.localeCompare(b.start));
  return first && second ? [first, second] : null;
}
