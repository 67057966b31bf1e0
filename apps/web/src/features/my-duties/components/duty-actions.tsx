import { isCall, type Team } from '@evenflow/domain';
import { IconAmbulance, IconArrowsExchange, IconHelpCircle, IconMoodSick, type Icon } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { problemSentence } from '../../../api/request.ts';
import type { AgendaItem } from '../../../api/wire.ts';
import { useCallInSick } from '../../stand-ins/api/stand-ins.ts';
import styles from './duty-actions.module.css';

interface DutyAction {
  readonly to: string;
  readonly label: string;
  readonly note: string;
  readonly icon: Icon;
}

interface DutyActionsProps {
  readonly item: AgendaItem;
  /** Minutes since 1970. */
  readonly now: number;
  readonly team: Team;
}

/** What its holder can do with a duty; at most four things. */
export function DutyActions({ item, now, team }: DutyActionsProps) {
  const over = Date.parse(item.assignment.end) / 60_000 <= now;
  return (
    <ul className={styles.actions}>
      {actionsFor(item, now, team).map(({ to, label, note, icon: Picture }) => (
        <li key={to}>
          <Link to={to} className={styles.action}>
            <Picture size={24} stroke={1.75} aria-hidden />
            <span>
              <b>{label}</b>
              <span className={styles.note}>{note}</span>
            </span>
          </Link>
        </li>
      ))}
      {!over && !item.assignment.supernumerary && <CannotCome assignment={item.assignment} team={team} />}
    </ul>
  );
}

/** Sickness in one tap. Where nobody is needed, nobody is asked. */
function CannotCome({ assignment, team }: { readonly assignment: AgendaItem['assignment']; readonly team: Team }) {
  const sick = useCallInSick(team.id);
  const navigate = useNavigate();
  const optional = team.dutyTypes.find(({ code }) => code === assignment.duty)?.optional ?? false;
  const note = optional
    ? 'Recorded as sickness that day; nobody has to stand in.'
    : 'Recorded as sickness that day; colleagues are asked at once.';
  return (
    <li>
      <button
        type="button"
        className={styles.action}
        disabled={sick.isPending}
        onClick={() =>
          sick.mutate(assignment.date, {
            onSuccess: (searches) => void navigate(searches.length > 0 ? '/stand-ins' : '/my'),
          })
        }
      >
        <IconMoodSick size={24} stroke={1.75} aria-hidden />
        <span>
          <b>I can’t come</b>
          <span className={styles.note}>{sick.error ? problemSentence(sick.error) : note}</span>
        </span>
      </button>
    </li>
  );
}

function actionsFor({ assignment }: AgendaItem, now: number, team: Pick<Team, 'dutyTypes'>): DutyAction[] {
  const cell = `date=${assignment.date}&duty=${encodeURIComponent(assignment.duty)}`;
  const begun = Date.parse(assignment.start) / 60_000 <= now;
  const over = Date.parse(assignment.end) / 60_000 <= now;
  const duty = team.dutyTypes.find(({ code }) => code === assignment.duty);
  const actions: (DutyAction | false)[] = [
    begun &&
      !over &&
      duty !== undefined &&
      isCall(duty) && {
        to: '/my/called-in',
        label: 'Called in',
        note: 'Two taps: called in now, home now.',
        icon: IconAmbulance,
      },
    !begun &&
      !assignment.supernumerary && {
        to: `/swaps/offer?${cell}`,
        label: 'Swap or give away',
        note: 'See who could take it; the rules are checked for both.',
        icon: IconArrowsExchange,
      },
    {
      to: `/my/why?${cell}`,
      label: 'Why me?',
      note: 'What the month would be with somebody else on it.',
      icon: IconHelpCircle,
    },
  ];
  return actions.filter((action) => action !== false);
}
