import { addDays, eachDay, type LocalDay } from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Cell } from '../reading/grid.ts';
import type { ListTable } from './rota-list.sheet.ts';

const TIME = /(?:T|,?\s+)(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(?:([ap])m)?$/i;
/** Longer than anybody holds one duty. */
const MOST_DAYS = 62;

interface End {
  readonly day: LocalDay;
  readonly minutes: number | null;
}

/** Which days a row of a list is about, where it has an end as well: a week of calls is seven of them. */
export class ListSpans {
  private readonly starts = new Set<LocalDay>();
  private readonly ends = new Set<LocalDay>();
  private above: End | null = null;

  constructor(
    table: ListTable,
    private readonly reader: CellReader,
  ) {
    for (const row of table.rows) {
      const [start, end] = [this.read(row.at('date')), this.read(row.at('until'))];
      if (start) this.starts.add(start.day);
      if (start && end && end.day > start.day) this.ends.add(end.day);
    }
  }

  /**
   * Null where the day cannot be read, or while it is asked whether the last day belongs to the row. Where only the first
   * of a day's rows has the date, it is that of those below.
   */
  daysOf(row: ListTable['rows'][number]): LocalDay[] | null {
    const dated = row.at('date');
    const start = dated.text ? this.read(dated) : this.above;
    this.above = start;
    if (start && !dated.text) this.reader.notes.byEvidence(dated, start.day, 'the day stands in a row above');
    if (!start) {
      this.reader.day(withoutTime(row.at('date')), 'the day of the duty');
      return null;
    }
    const cell = row.at('until');
    const end = cell.text ? this.read(cell) : null;
    if (cell.text && !end) this.reader.day(withoutTime(cell), 'the end of the duty');
    if (!end || end.day <= start.day) return [start.day];
    const isOver = this.isOverOn(start, end, cell);
    if (isOver === null) return null;
    const last = isOver ? addDays(end.day, -1) : end.day;
    return eachDay(start.day, last).slice(0, MOST_DAYS);
  }

  /** First and last day of every row, without noting anything. */
  allDays(): LocalDay[] {
    return [...this.starts, ...[...this.ends].map((day) => addDays(day, -1))].sort();
  }

  /** Whether the last day named is the one on which others take over, not one that the row holds too. */
  private isOverOn(start: End, end: End, cell: Cell): boolean | null {
    if (start.minutes !== null && end.minutes !== null) return end.minutes <= start.minutes;
    const handsOver = [...this.ends].some((day) => this.starts.has(day));
    const follows = [...this.ends].some((day) => this.starts.has(addDays(day, 1)));
    if (handsOver !== follows) return handsOver;
    const { notes } = this.reader;
    const answer = notes.ask(cell, `list-ends:${notes.name}`, () => ({
      text: `A row runs from ${start.day} to ${end.day}. Is the last day part of it?`,
      evidence: ['The answer counts for every row of this list.'],
      answers: [
        { id: 'part', label: 'Yes: it is held on the last day too' },
        { id: 'over', label: 'No: on the last day others take over' },
      ],
    }));
    return answer === null ? null : answer === 'over';
  }

  private read(cell: Cell): End | null {
    const day = this.reader.peekDay(withoutTime(cell));
    return day === null ? null : { day, minutes: minutesOf(cell) };
  }
}

/** `2026-12-03 17:30` as the day alone. */
function withoutTime(cell: Cell): Cell {
  if (typeof cell.content !== 'string') return cell;
  const text = cell.text.replace(TIME, '');
  return { ...cell, text, content: text };
}

function minutesOf({ content, text }: Cell): number | null {
  if (content !== null && typeof content === 'object') return content.minutes > 0 ? content.minutes : null;
  const [, hour, minutes, half] = TIME.exec(text) ?? [];
  if (hour === undefined) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return hours * 60 + Number(minutes);
}
