import { Button } from '@mantine/core';
import type { DutyTimes, DutyType } from '@evenflow/domain';
import { Empty } from '../../../design/states.tsx';
import { DutyChip } from '../../../design/duty-chip.tsx';
import styles from './team.module.css';

interface DutyTableProps {
  readonly dutyTypes: readonly DutyType[];
  /** The code being changed. */
  readonly open: string | null;
  readonly onOpen: (code: string | null) => void;
}

const times = ({ start, end, endDayOffset }: DutyTimes): string =>
  `${start}–${end}${endDayOffset === 1 ? ' next day' : ''}`;

/** What there is to hold, when, and how many each kind of day needs. */
export function DutyTable({ dutyTypes, open, onOpen }: DutyTableProps) {
  if (dutyTypes.length === 0) return <Empty title="No duty yet">Paste the list of duties, or add one by one.</Empty>;
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Duties">
        <table className={styles.table}>
          <thead>
            <tr>
              {[
                'Duty',
                'Times',
                'Weekend and holiday',
                'Mon–Fri',
                'Sat',
                'Sun',
                'Holiday',
                'Needs',
                'Be within',
                '',
              ].map((title) => (
                <th key={title} scope="col">
                  {title || <span className="unseen">Change</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dutyTypes.map((duty) => (
              <tr key={duty.code}>
                <th scope="row">
                  <DutyChip code={duty.code} mark={duty.mark} /> {duty.name}
                </th>
                <td>{times(duty.weekday)}</td>
                <td>{duty.weekendAndHoliday ? times(duty.weekendAndHoliday) : 'the same'}</td>
                <td>{needWords(duty, duty.need.monFri)}</td>
                <td>{needWords(duty, duty.need.sat)}</td>
                <td>{needWords(duty, duty.need.sun)}</td>
                <td>{needWords(duty, duty.need.holiday)}</td>
                <td>{Object.keys(duty.requiredCompetences).join(', ') || '–'}</td>
                <td>{duty.responseMinutes === null ? '–' : `${duty.responseMinutes} min`}</td>
                <td>
                  <Button
                    variant="default"
                    size="xs"
                    aria-expanded={open === duty.code}
                    aria-label={`Change ${duty.name}`}
                    onClick={() => onOpen(open === duty.code ? null : duty.code)}
                  >
                    Change
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function needWords(duty: DutyType, need: number): string {
  if (duty.optional) return 'if staffed';
  return need === 0 ? '–' : String(need);
}
