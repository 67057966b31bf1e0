import { Button, CloseButton } from '@mantine/core';
import { sayDay, type Team } from '@evenflow/domain';
import type { Finding, TallyMove } from '@evenflow/rules';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count, listNames } from '../../../words/times.ts';
import type { RotaDesk } from '../../rota-board/state/rota-session.ts';
import { SHOWN_KINDS } from '../fairness-view.ts';
import { costOf, editsOf, type TallyFinder, type TallyMoving, type TallyOption } from '../use-tally-move.ts';
import { ChangedCells } from './changed-cells.tsx';
import styles from './tally-panel.module.css';

interface TallyPanelProps {
  readonly moving: TallyMoving;
  readonly finder: TallyFinder;
  readonly team: Team;
  readonly desk: RotaDesk;
  /** Who shares this burden, the giver included. */
  readonly pool: readonly string[];
  readonly onChoose: (to: string) => void;
  readonly onClose: () => void;
}

/** One fewer here, one more there: what would change, what it costs whom, and who else could. Nothing changes before Accept. */
export function TallyPanel({ moving, finder, team, desk, pool, onChoose, onClose }: TallyPanelProps) {
  const { from, to, kind } = moving;
  const unit = SHOWN_KINDS.find((one) => one.kind === kind)!.unit;
  const options = useMemo(() => finder.options(moving, pool), [finder, moving, pool]);
  const giver = finder.nameOf(from);
  const title = to
    ? `One ${unit} fewer for ${giver}, one more for ${finder.nameOf(to)}`
    : `One ${unit} fewer for ${giver}`;
  const panel = useRef<HTMLElement>(null);
  useFocusWithin(panel, title);
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <header className={styles.head}>
        <h2>{title}</h2>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      {to && <Way key={`${kind}${from}${to}`} {...{ moving, finder, team, desk, onClose }} to={to} />}
      <section className={styles.others}>
        <h3>{to ? 'Somebody else instead?' : 'Who takes it?'}</h3>
        <ul>
          {options
            .filter(({ person }) => person !== to)
            .map((option) => (
              <Option key={option.person} option={option} onChoose={onChoose} />
            ))}
        </ul>
      </section>
    </aside>
  );
}

/** The focus comes to the panel when it opens or is about something else, and goes back to the number when it closes. */
function useFocusWithin(panel: RefObject<HTMLElement | null>, about: string): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => panel.current?.focus(), [panel, about]);
}

interface WayProps extends Pick<TallyPanelProps, 'moving' | 'finder' | 'team' | 'desk' | 'onClose'> {
  readonly to: string;
}

function Way({ moving, finder, team, desk, onClose, to }: WayProps) {
  const { kind, from } = moving;
  const found = useMemo(() => finder.ways(kind, from, to), [finder, kind, from, to]);
  const [index, setIndex] = useState(0);
  const way = found.moves[index];
  if (!way) {
    return (
      <div className={styles.body} role="status">
        <p className={styles.none}>
          <SeverityIcon severity="must" size={16} /> There is no legal way
          {found.complete ? '' : ' among those that could be tried in time'}.
        </p>
        <ul className={styles.reasons}>
          {found.against.map(({ dates, finding }) => (
            <li key={dates.join()}>
              <b>{dates.map(sayDay).join(' and ')}:</b>{' '}
              {finding?.sentence ?? `${finder.nameOf(to)} has part of it already, or it is locked.`}
            </li>
          ))}
          {found.against.length === 0 && <li>{finder.nameOf(from)} has none in this month that may still be moved.</li>}
        </ul>
      </div>
    );
  }
  const next = found.moves.length > 1 ? (index + 1) % found.moves.length : null;
  return (
    <div className={styles.body}>
      <WayFigures way={way} seconds={found.seconds} ways={found.moves.length} complete={found.complete} />
      <ChangedCells way={way} team={team} content={desk.store.getState().content} />
      <HandOvers way={way} team={team} nameOf={(code) => finder.nameOf(code)} />
      <Costs way={way} desk={desk} />
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            desk.edit(editsOf(way));
            onClose();
          }}
        >
          Accept {count(way.handOvers.length, 'change')}
        </Button>
        <Button variant="default" disabled={next === null} onClick={() => next !== null && setIndex(next)}>
          Next way
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

interface WayFiguresProps {
  readonly way: TallyMove;
  readonly seconds: number;
  readonly ways: number;
  readonly complete: boolean;
}

function WayFigures({ way, seconds, ways, complete }: WayFiguresProps) {
  const people = new Set(way.handOvers.flatMap(({ from, to }) => [from, to]));
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{count(way.handOvers.length, 'duty', 'duties')}</dt>
        <dd>change, {people.size} people</dd>
      </div>
      <div>
        <dt>0 musts</dt>
        <dd>broken, cost {way.cost < 0 ? `−${-way.cost}` : `+${way.cost}`}</dd>
      </div>
      <div>
        <dt>{seconds < 0.1 ? '<0.1' : seconds.toFixed(1)} s</dt>
        <dd>
          {complete ? 'cheapest of' : 'best so far of'} {count(ways, 'way')}
        </dd>
      </div>
    </dl>
  );
}

interface HandOversProps {
  readonly way: TallyMove;
  readonly team: Team;
  readonly nameOf: (code: string) => string;
}

/** Neighbouring days of one hand-over are one line: `Sat 26 and Sun 27: Priyanka to Zainab`. */
function HandOvers({ way, team, nameOf }: HandOversProps) {
  const lines = new Map<string, { duty: string; from: string; to: string; dates: string[] }>();
  for (const { duty, from, to, date } of way.handOvers) {
    const key = `${duty}|${from}|${to}`;
    const line = lines.get(key) ?? { duty, from, to, dates: [] };
    lines.set(key, { ...line, dates: [...line.dates, date] });
  }
  return (
    <ul className={styles.lines}>
      {[...lines].map(([key, { duty, from, to, dates }]) => (
        <li key={key}>
          <DutyChip code={duty} mark={team.dutyTypes.find((type) => type.code === duty)?.mark ?? 'office'} />
          <span>
            {listNames(dates.sort().map(sayDay))}: {nameOf(from)} <b>to {nameOf(to)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Costs({ way, desk }: { readonly way: TallyMove; readonly desk: RotaDesk }) {
  const adds: readonly Finding[] = useMemo(() => desk.live.consequence(editsOf(way)).breaks, [way, desk]);
  if (adds.length === 0) return null;
  return (
    <ul className={styles.costs}>
      {adds.slice(0, 4).map((finding) => (
        <li key={finding.sentence}>
          <SeverityIcon severity={finding.severity} size={15} /> {finding.sentence}
        </li>
      ))}
      {adds.length > 4 && <li>and {adds.length - 4} more that could be better</li>}
    </ul>
  );
}

function Option({ option, onChoose }: { readonly option: TallyOption; readonly onChoose: (to: string) => void }) {
  const { person, name, moves } = option;
  const cost = costOf(moves);
  const best = moves.moves[0];
  const words = best
    ? `${count(best.handOvers.length, 'duty changes', 'duties change')}, cost ${cost < 0 ? `−${-cost}` : `+${cost}`}`
    : (moves.against[0]?.finding?.sentence ?? 'no legal way');
  const severity = !best ? 'must' : cost > 0 ? 'should' : 'holds';
  return (
    <li>
      <button type="button" onClick={() => onChoose(person)}>
        <SeverityIcon severity={severity} size={15} spoken />
        <span>
          <b>{name}:</b> {words}
        </span>
      </button>
    </li>
  );
}
