import { sayDay, type LocalDay } from '@evenflow/domain';
import type { DutyCell, DutyRow } from './duty-rows.ts';
import type { CellMarks, PersonCell, PersonRow } from './people-rows.ts';

/** What a screen reader says of a cell: `Thu 10 Dec, Theatre 2, Priyanka Raghunathan, breaks a must`. */
export function sayPersonCell(row: PersonRow, cell: PersonCell, nameOf: (duty: string) => string, day: number): string {
  const bar = row.bars.find((one) => one.first <= day && day <= one.last);
  const duties = cell.chips.map((chip) => {
    const notes = [chip.withMentor && 'with a mentor', chip.locked && 'locked', chip.changed && 'not yet published'];
    return [nameOf(chip.duty), ...notes.filter(Boolean)].join(', ');
  });
  const free = bar && !bar.asked ? bar.label : cell.fixedDayOff ? 'fixed day off' : 'free';
  const parts = [
    sayDay(cell.date),
    duties.join(', then ') || free,
    row.name,
    bar?.asked && bar.label,
    cell.keptFree && 'kept free',
    cell.wish?.text,
    ...sayMarks(cell.marks),
  ];
  return parts.filter(Boolean).join(', ');
}

/** `Thu 10 Dec, Theatre 2, Priyanka Raghunathan`, or `open`, or `not needed`. */
export function sayDutyCell(row: DutyRow, cell: DutyCell): string {
  const names = cell.holders.map((holder) => holder.name);
  if (cell.missing > 0) names.push(cell.missing === 1 ? 'open' : `${cell.missing} open`);
  const held = names.join(', ') || (cell.notNeeded ? 'not needed' : 'nobody');
  const marks = cell.holders.flatMap((holder) => (holder.marks ? sayMarks(holder.marks) : []));
  return [sayDay(cell.date), row.name, held, ...marks].join(', ');
}

function sayMarks(marks: CellMarks): string[] {
  return [
    marks.must ? 'breaks a must' : '',
    marks.signed ? 'needs a signature' : '',
    marks.should ? 'costs a should' : '',
  ].filter(Boolean);
}

/** `14:32` of a moment on the viewer's clock. */
export function clockText(moment: Date): string {
  return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
}

/** `Th` over `10`. */
export function dayHeading(date: LocalDay): { readonly weekday: string; readonly number: string } {
  return { weekday: sayDay(date).slice(0, 2), number: String(Number(date.slice(8))) };
}
