import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconCalendarMonth } from '@tabler/icons-react';
import { monthRange, sayMonth, wallClockAt } from '@evenflow/domain';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { PageBar } from '../../design/page.tsx';
import { ClashBanner, SaveBanner } from '../rota-board/components/save-banner.tsx';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { EventsDialog } from './components/events-dialog.tsx';
import { FairnessTable, isMovable, type TallyAt } from './components/fairness-table.tsx';
import styles from './components/fairness.module.css';
import { HolidayTable } from './components/holiday-table.tsx';
import { TallyPanel } from './components/tally-panel.tsx';
import { useTallyDrag } from './components/use-tally-drag.ts';
import { fairnessGroups, holidayYears, ledgerOf, type Period } from './fairness-view.ts';
import { useTallyFinder } from './use-tally-move.ts';

/** Who carried how much, beside what would be fair, and one of it moved from one person to another. */
export function FairnessPage() {
  return (
    <OpenedMonth>
      {(open) => <Fairness key={`${open.team.id}/${open.rota.month}`} open={open} month={open.rota.month} />}
    </OpenedMonth>
  );
}

type Tab = Period | 'holidays';

function Fairness({ open, month }: { readonly open: OpenRota; readonly month: string }) {
  const { team, desk } = open;
  const { membership } = useSignedIn();
  const canEdit = hasRole(membership, 'manager');
  const [tab, setTab] = useState<Tab>('year');
  const [shown, setShown] = useState<TallyAt | null>(null);
  const session = useStore(desk.store);
  const ledger = useMemo(
    () => ledgerOf(team, [...session.content.assignments.values()], month),
    [team, session.content, month],
  );
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const { from } = monthRange(month);
  const { finder, moving, setMoving } = useTallyFinder(desk, team, today > from ? today : from);
  const drag = useTallyDrag(finder, setMoving);
  const move = ({ kind, person }: TallyAt) => {
    setShown(null);
    if (canEdit && isMovable(kind)) setMoving({ kind, from: person, to: null });
  };
  const pool = useMemo(() => {
    const theirs = moving && ledger.poolOf(moving.kind, moving.from);
    return moving
      ? team.people.filter(({ code }) => ledger.poolOf(moving.kind, code) === theirs).map(({ code }) => code)
      : [];
  }, [moving, ledger, team]);
  const monthName = sayMonth(month).slice(0, 3);
  return (
    <div className={styles.page}>
      <FairnessHead open={open} month={month} tab={tab} onTab={setTab} onUndo={() => desk.undo()} canEdit={canEdit} />
      <SaveBanner team={team} desk={desk} onReload={open.reload} />
      <ClashBanner team={team} desk={desk} />
      <div className={styles.middle}>
        <div
          className={styles.main}
          onPointerDown={canEdit ? drag.onPointerDown : undefined}
          onClickCapture={(event) => drag.swallowed() && event.stopPropagation()}
        >
          <Lead team={team.id} tab={tab} month={month} canEdit={canEdit} published={open.rota.published !== null} />
          <div className={styles.scroll}>
            {tab === 'holidays' ? (
              <HolidayTable {...holidayYears(ledger, month)} />
            ) : (
              <FairnessTable
                groups={fairnessGroups(ledger, month, tab)}
                monthName={monthName}
                onOpen={setShown}
                onMove={move}
              />
            )}
          </div>
          <p className={styles.key}>
            <span>
              <i /> outside the team’s tolerance
            </span>
            <span>| fair share, by clinical time and the days somebody was there</span>
            <span>Every number opens the events it is counted from.</span>
          </p>
        </div>
        {moving && (
          <TallyPanel
            moving={moving}
            finder={finder}
            team={team}
            desk={desk}
            pool={pool}
            onChoose={(to) => setMoving({ ...moving, to })}
            onClose={() => setMoving(null)}
          />
        )}
      </div>
      {shown && tab !== 'holidays' && (
        <EventsDialog
          at={shown}
          ledger={ledger}
          month={month}
          period={tab}
          canMove={canEdit}
          onMove={() => move(shown)}
          onClose={() => setShown(null)}
        />
      )}
      {drag.ghost && (
        <div className={styles.ghost} style={{ left: drag.ghost.x + 14, top: drag.ghost.y + 14 }}>
          One from {drag.ghost.from}
          <small>{drag.ghost.sentence}</small>
        </div>
      )}
    </div>
  );
}

interface FairnessHeadProps {
  readonly open: OpenRota;
  readonly month: string;
  readonly tab: Tab;
  readonly canEdit: boolean;
  readonly onTab: (tab: Tab) => void;
  readonly onUndo: () => void;
}

function FairnessHead({ open: { team, desk }, month, tab, canEdit, onTab, onUndo }: FairnessHeadProps) {
  const undoable = useStore(desk.store, (state) => state.undoable.length > 0);
  const tabs: { value: Tab; label: string }[] = [
    { value: 'month', label: sayMonth(month).split(' ')[0]! },
    { value: 'year', label: 'This year' },
    { value: 'twelve', label: '12 months' },
    { value: 'holidays', label: 'Holidays, 5 years' },
  ];
  return (
    <PageBar
      above={team.name}
      title="Fairness"
      beside={<SegmentedControl value={tab} onChange={onTab} data={tabs} aria-label="Counted over" />}
    >
      {canEdit && (
        <Button
          variant="default"
          disabled={!undoable}
          onClick={onUndo}
          leftSection={<IconArrowBackUp size={17} stroke={1.75} />}
        >
          Undo
        </Button>
      )}
      <Button
        variant="default"
        component={Link}
        to={`/rota/${team.id}/${month}`}
        leftSection={<IconCalendarMonth size={17} stroke={1.75} />}
      >
        {sayMonth(month)}
      </Button>
    </PageBar>
  );
}

interface LeadProps {
  readonly team: string;
  readonly tab: Tab;
  readonly month: string;
  readonly canEdit: boolean;
  readonly published: boolean;
}

function Lead({ team, tab, month, canEdit, published }: LeadProps) {
  const name = sayMonth(month).split(' ')[0]!;
  const title: Readonly<Record<Tab, string>> = {
    month: `Done in ${name}`,
    year: `Done this year, with the ${name} ${canEdit || !published ? 'draft' : 'rota'}`,
    twelve: `Done in the twelve months to the end of ${name}`,
    holidays: 'Who worked which holiday',
  };
  return (
    <div className={styles.lead}>
      <h2>{title[tab]}</h2>
      {canEdit && tab === 'holidays' && (
        <p>
          <Link to={`/holidays/${team}/${month.slice(0, 4)}`}>Plan the holidays of {month.slice(0, 4)}</Link> ·{' '}
          <Link to={`/holidays/${team}/${Number(month.slice(0, 4)) + 1}`}>and of {Number(month.slice(0, 4)) + 1}</Link>
        </p>
      )}
      {canEdit && tab !== 'holidays' && (
        <p>
          Drag a number onto somebody else’s, or press <kbd>M</kbd> on it. Shares follow clinical time and what each may
          do.
        </p>
      )}
    </div>
  );
}
