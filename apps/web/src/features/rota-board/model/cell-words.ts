import { sayDay, type LocalDay } from '@evenflow/domain';
import type { Zoom } from '../state/board-view.ts';
import type { DutyCell, DutyRow } from './duty-rows.ts';
import type { CellMarks, PersonCell, PersonRow } from './people-rows.ts';

/**
 * What a screen reader says of a cell: `Thu 10 Dec, TH2 Theatre 2, Priyanka Raghunathan, breaks a must`. Codes are said
 * together and first, because they are what is seen: somebody who drives the page by voice says what they see.
 */
export function sayPersonCell(
  row: PersonRow,
  cell: PersonCell,
  {
    nameOf,
    day,
    zoom = 'month',
  }: { readonly nameOf: (duty: string) => string; readonly day: number; readonly zoom?: Zoom },
): string {
  const bar = row.bars.find((one) => one.first <= day && day <= one.last);
  const duties = cell.chips.map((chip) => {
    const notes = [chip.withMentor && 'with a mentor', chip.locked && 'locked', chip.changed && 'not yet published'];
    return [nameOf(chip.duty), ...notes.filter(Boolean)].join(', ');
  });
  const free = bar && !bar.asked ? bar.label : cell.fixedDayOff ? 'fixed day off' : 'free';
  const parts = [
    sayDay(cell.date),
    withCodes(seen(row, cell, { day, zoom }), duties.join(', then ')) || free,
    row.name,
    bar?.asked && bar.label,
    cell.keptFree && 'kept free',
    cell.wish?.text,
    ...sayMarks(cell.marks),
  ];
  return parts.filter(Boolean).join(', ');
}

/** What stands in the cell: codes, with their times where there is room, and on a day’s axis the end of the night before. */
function seen(
  row: PersonRow,
  cell: PersonCell,
  { day, zoom }: { readonly day: number; readonly zoom: Zoom },
): string[] {
  if (zoom === 'month' || zoom === 'quarter') return cell.chips.map(({ duty }) => duty);
  const before = zoom === 'day' ? (row.cells[day - 1]?.chips ?? []).filter(({ to }) => to > 1440) : [];
  return [...before, ...cell.chips].map(({ duty, times }) => `${duty} ${times}`);
}

/** `Thu 10 Dec, Theatre 2, PR Priyanka Raghunathan`, or `open`, or `not needed`. */
export function sayDutyCell(row: DutyRow, cell: DutyCell): string {
  const open = Array.from({ length: cell.missing }, () => 'open');
  const names = [...cell.holders.map((holder) => holder.name), ...open];
  const codes = cell.holders.length > 0 ? [...cell.holders.map((holder) => holder.person), ...open] : [];
  const held = withCodes(codes, names.join(', ')) || (cell.notNeeded ? 'not needed' : 'nobody');
  const marks = cell.holders.flatMap((holder) => (holder.marks ? sayMarks(holder.marks) : []));
  return [sayDay(cell.date), row.name, held, ...marks].join(', ');
}

function withCodes(codes: readonly string[], words: string): string {
  if (codes.length < 2) return words.startsWith(codes.join()) ? words : `${codes.join()} ${words}`;
  return `${codes.join(' ')}, ${words}`;
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
