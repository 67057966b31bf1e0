import { Button, CloseButton } from '@mantine/core';
import { memo, useState } from 'react';
import { sayDay } from '@evenflow/domain';
import type { Finding } from '@evenflow/rules';
import { SeverityIcon } from '../../design/marks.tsx';
import type { LiveRota } from '../rota-board/state/live-rota.ts';
import styles from './findings.module.css';

interface FindingsPanelProps {
  readonly findings: readonly Finding[];
  readonly live: LiveRota;
  /** Leads to a cell. */
  readonly onCell: (cell: { readonly person: string; readonly date: string; readonly duty: string | null }) => void;
  readonly onClose: () => void;
}

const GROUPS = [
  { severity: 'must', title: 'Musts', empty: 'No must is broken.' },
  { severity: 'must-unless-signed', title: 'Musts somebody may sign for', empty: null },
  { severity: 'should', title: 'Could be better', empty: null },
] as const;

/** Everything the rules have to say, musts first; each line leads to its cell. */
export const FindingsPanel = memo(function FindingsPanel({ findings, live, onCell, onClose }: FindingsPanelProps) {
  return (
    <aside className={styles.panel} aria-label="Findings">
      <header className={styles.panelHead}>
        <h2>Findings</h2>
        <CloseButton aria-label="Close findings" onClick={onClose} />
      </header>
      <div className={styles.panelBody}>
        {GROUPS.map((group) => {
          const listed = findings.filter((finding) => finding.severity === group.severity);
          if (listed.length === 0 && !group.empty) return null;
          return <FindingGroup key={group.severity} group={group} listed={listed} live={live} onCell={onCell} />;
        })}
      </div>
    </aside>
  );
});

/** A long list is opened by hand: its lines are drawn again with every edit. */
const SHOWN_AT_FIRST = 20;

interface FindingGroupProps extends Pick<FindingsPanelProps, 'live' | 'onCell'> {
  readonly group: (typeof GROUPS)[number];
  readonly listed: readonly Finding[];
}

function FindingGroup({ group, listed, live, onCell }: FindingGroupProps) {
  const [all, setAll] = useState(false);
  const shown = all ? listed : listed.slice(0, SHOWN_AT_FIRST);
  const hidden = listed.length - shown.length;
  return (
    <section>
      <h3 className={styles.groupTitle}>
        {group.title} {listed.length > 0 && <span>{listed.length}</span>}
      </h3>
      {listed.length === 0 && (
        <p className={styles.holds}>
          <SeverityIcon severity="holds" size={15} /> {group.empty}
        </p>
      )}
      <ul className={styles.list}>
        {shown.map((finding) => (
          <FindingLine key={`${finding.setting}${finding.sentence}`} finding={finding} live={live} onCell={onCell} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show {hidden} more
        </Button>
      )}
    </section>
  );
}

type FindingLineProps = Pick<FindingsPanelProps, 'live' | 'onCell'> & { readonly finding: Finding };

const FindingLine = memo(function FindingLine({ finding, live, onCell }: FindingLineProps) {
  const cell = finding.cells[0] ?? placeOfFinding(finding);
  const words = (
    <>
      <SeverityIcon severity={finding.severity} size={15} />
      <span>
        <small>{live.ruleOf(finding).title}</small>
        {finding.sentence}
        {finding.severity === 'should' && <small> Cost {finding.cost}.</small>}
      </span>
    </>
  );
  if (!cell) return <li className={styles.lineStill}>{words}</li>;
  return (
    <li>
      <button
        type="button"
        className={styles.lineButton}
        onClick={() => onCell(cell)}
        title={`Go to ${sayDay(cell.date)}`}
      >
        {words}
      </button>
    </li>
  );
});

/** A finding about what is absent has no cells; its person and day still say where to look. */
function placeOfFinding(finding: Finding) {
  const [person, date] = [finding.people[0], finding.dates[0]];
  return person && date ? { person, date, duty: null } : null;
}
