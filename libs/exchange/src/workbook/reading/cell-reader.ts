import { isLocalDay, WEEKDAYS, type LocalDay, type WallClock, type Weekday } from '@evenflow/domain';
import type { SheetNotes } from '../import-notes.ts';
import { isMoment, type Cell, type Moment } from './grid.ts';
import { parseDay, serialDay, type DayOrder } from './parse-day.ts';

const FAULT = /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)/;
const CHANGES_BY_ITSELF = /\b(TODAY|NOW|RAND|RANDBETWEEN|INDIRECT|OFFSET)\s*\(/i;

/** Reads cells as days, clocks and numbers; what cannot be read becomes a problem that names the cell and the remedy. */
export class CellReader {
  constructor(
    readonly notes: SheetNotes,
    private readonly order: DayOrder,
  ) {}

  text(cell: Cell): string {
    return cell.text;
  }

  /** Null when the cell is empty or cannot be read; the latter is a problem. `subject` is what is expected there. */
  day(cell: Cell, subject: string): LocalDay | null {
    if (!this.usable(cell, subject, 'a date')) return null;
    const day = this.parseDayCell(cell);
    if (day && isLocalDay(day)) return day;
    if (day) this.notes.problem('no-such-day', cell, `${cell.text} does not exist. Write the day that is meant.`);
    else if (day === null) {
      this.notes.problem('not-a-day', cell, `“${cell.text}” is not a date (${subject}). Write it as 2026-12-24.`);
    }
    return null;
  }

  /** The day the cell holds, without noting anything. */
  peekDay(cell: Cell): LocalDay | null {
    const day = cell.text ? this.parseDayCell(cell) : null;
    return day && isLocalDay(day) ? day : null;
  }

  clock(cell: Cell, subject: string): WallClock | null {
    if (!this.usable(cell, subject, 'a time')) return null;
    const minutes = clockMinutes(cell);
    if (minutes !== null) {
      return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    }
    this.notes.problem('not-a-time', cell, `“${cell.text}” is not a time (${subject}). Write it as 17:30.`);
    return null;
  }

  number(cell: Cell, subject: string, { min = 0, max = Infinity } = {}): number | null {
    if (!this.usable(cell, subject, 'a number')) return null;
    const number =
      typeof cell.content === 'number'
        ? cell.content
        : Number(cell.text.replace(',', '.').replace(/\s*(h|min|%)$/i, ''));
    if (Number.isFinite(number) && number >= min && number <= max) return number;
    const range = max === Infinity ? `${min} or more` : `${min} to ${max}`;
    this.notes.problem('not-a-number', cell, `“${cell.text}” is not a number (${subject}). Write a number, ${range}.`);
    return null;
  }

  yes(cell: Cell): boolean {
    return /^(y|yes|true|x|1|✓|✔|oui|ja)$/i.test(cell.text);
  }

  /** `Mon, Fri` → the weekdays; words that are none are left to the caller. */
  weekdays(text: string): Weekday[] {
    return WEEKDAYS.filter((weekday) => new RegExp(`\\b${weekday}`, 'i').test(text));
  }

  /** False for an empty cell, and for a formula or fault that gives nothing to read, which is a problem. */
  private usable(cell: Cell, subject: string, expected: string): boolean {
    if (cell.formula !== undefined && (cell.content === null || CHANGES_BY_ITSELF.test(cell.formula))) {
      const why = cell.content === null ? 'has no result stored' : 'changes by itself';
      this.notes.problem(
        'formula',
        cell,
        `the formula =${cell.formula.slice(0, 60)} ${why}, where ${expected} is expected (${subject}). Replace it by ${expected}.`,
      );
      return false;
    }
    if (FAULT.test(cell.text)) {
      this.notes.problem(
        'formula',
        cell,
        `holds ${cell.text} where ${expected} is expected (${subject}). Write ${expected}.`,
      );
      return false;
    }
    return cell.content !== null;
  }

  private parseDayCell(cell: Cell): string | null {
    if (isMoment(cell.content)) return isTimeOnly(cell.content) ? null : cell.content.day;
    if (typeof cell.content === 'number') return serialDay(cell.content);
    return parseDay(cell.text, this.order);
  }
}

/** Minutes since midnight of a time cell, a fraction of a day, `17:30`, `1730`, `5.30 pm`; null for anything else. */
function clockMinutes({ content, text }: Cell): number | null {
  if (isMoment(content)) return isTimeOnly(content) ? content.minutes % 1440 : null;
  if (typeof content === 'number' && content >= 0 && content < 1) return Math.round(content * 1440) % 1440;
  const match = /^(\d{1,2})[:.h]?(\d{2})?(?::00)?\s*(am|pm)?$/i.exec(
    text.length === 3 && /^\d+$/.test(text) ? `0${text}` : text,
  );
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  return minutesOfDay(Number(match[1]), Number(match[2] ?? 0), match[3]?.toLowerCase());
}

function minutesOfDay(hours: number, minutes: number, half: string | undefined): number | null {
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  const hour = half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0);
  return hour < 24 && minutes < 60 ? hour * 60 + minutes : null;
}

function isTimeOnly(moment: Moment): boolean {
  return moment.day < '1900-01-02';
}
