import { SeverityIcon } from '../../../design/marks.tsx';
import { count, listNames } from '../../../words/times.ts';
import type { Finding } from '@evenflow/rules';
import type { Comparison, ComparedCell, Judged } from '../compare-view.ts';
import { tidy } from '../solve-curve.ts';
import styles from './compare.module.css';
import fill from './fill.module.css';

interface ComparisonViewProps {
  readonly a: Judged;
  readonly b: Judged;
  readonly comparison: Comparison;
}

/** Two months side by side: figures, cells, findings, and what each person carries. */
export function ComparisonView({ a, b, comparison }: ComparisonViewProps) {
  return (
    <>
      <section className={fill.card}>
        <h2>Figures</h2>
        <Figures a={a} b={b} />
        <p className={fill.note}>
          {comparison.changed === 0 ? 'Both hold the very same duties.' : sayChanged(comparison)}
        </p>
      </section>
      <section className={fill.card}>
        <h2>Cells</h2>
        <Cells comparison={comparison} />
      </section>
      <section className={fill.card}>
        <h2>Findings</h2>
        <div className={styles.two}>
          <OnlyThere title={`Only in ${a.name}`} findings={comparison.onlyA} />
          <OnlyThere title={`Only in ${b.name}`} findings={comparison.onlyB} />
        </div>
      </section>
      <section className={fill.card}>
        <h2>Fairness and hours</h2>
        <Shares a={a} b={b} comparison={comparison} />
      </section>
    </>
  );
}

const MOST_NAMED = 5;

function sayChanged({ changed, people }: Comparison): string {
  const names = people.length <= MOST_NAMED ? `: ${listNames(people)}` : '';
  return `${count(changed, 'day')} of ${count(people.length, 'person', 'people')} differ${names}.`;
}

function musts({ findings }: Judged): number {
  return findings.filter(({ severity, tier }) => severity !== 'should' && tier !== 'open').length;
}

function Figures({ a, b }: Pick<ComparisonViewProps, 'a' | 'b'>) {
  const shoulds = ({ cost }: Judged) => cost.byTier.fairness + cost.byTier.wishes + cost.byTier.comfort;
  const rows: readonly [string, (rota: Judged) => number, 'part'?][] = [
    ['Open duties', (rota) => rota.open],
    ['Musts broken', musts],
    ['Cost of what could be better', shoulds],
    ['away from fair shares', ({ cost }) => cost.byTier.fairness, 'part'],
    ['wishes not met', ({ cost }) => cost.byTier.wishes, 'part'],
    ['days that could be kinder', ({ cost }) => cost.byTier.comfort, 'part'],
  ];
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <td />
          <th scope="col">{a.name}</th>
          <th scope="col">{b.name}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, figure, part]) => (
          <tr key={name} data-part={part}>
            <th scope="row">{name}</th>
            <td data-better={figure(a) < figure(b) || undefined}>{tidy(figure(a))}</td>
            <td data-better={figure(b) < figure(a) || undefined}>{tidy(figure(b))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ comparison: { days, rows } }: { readonly comparison: Comparison }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Cells of both, day by day">
      <table className={styles.cells}>
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th key={day.date} scope="col" data-day={day.kind}>
                {Number(day.date.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, i) => (
                <td key={cell.date} data-day={days[i]!.kind} data-differs={cell.differs || undefined}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell: { a, b, differs } }: { readonly cell: ComparedCell }) {
  if (!differs) return <span className={styles.same}>{a.join(' ')}</span>;
  return (
    <>
      <del className={styles.was}>{a.join(' ') || '–'}</del>
      <ins className={styles.now}>{b.join(' ') || '–'}</ins>
    </>
  );
}

const MOST = 12;

function OnlyThere({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  return (
    <div>
      <b>{title}</b>
      <ul>
        {findings.slice(0, MOST).map((finding) => (
          <li key={finding.sentence}>
            <SeverityIcon severity={finding.severity} size={14} spoken /> {finding.sentence}
          </li>
        ))}
        {findings.length > MOST && <li>and {findings.length - MOST} more</li>}
        {findings.length === 0 && <li>Nothing.</li>}
      </ul>
    </div>
  );
}

function Shares({ a, b, comparison }: ComparisonViewProps) {
  const pair = (one: number | undefined, other: number | undefined) =>
    one === other
      ? tidy(one ?? 0)
      : `${one === undefined ? '–' : tidy(one)} → ${other === undefined ? '–' : tidy(other)}`;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="What each person carries in both">
      <table className={styles.figures}>
        <thead>
          <tr>
            <td />
            {['Calls', 'Weekends', 'Lates', 'Hours', 'Year, points'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map(({ person, name }) => {
            const [inA, inB] = [a.tallies.get(person), b.tallies.get(person)];
            return (
              <tr key={person}>
                <th scope="row">{name}</th>
                <td>{pair(inA?.calls.count, inB?.calls.count)}</td>
                <td>{pair(inA?.weekends.count, inB?.weekends.count)}</td>
                <td>{pair(inA?.lates.count, inB?.lates.count)}</td>
                <td>{pair(inA?.hours.planned, inB?.hours.planned)}</td>
                <td>{pair(inA?.year.count, inB?.year.count)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
