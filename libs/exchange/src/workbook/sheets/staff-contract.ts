import type { Person } from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import { STAFF_HEADERS, type StaffField, type StaffRow } from './staff-headers.ts';

type Contract = Pick<
  Person,
  'fte' | 'clinicalFte' | 'contractHoursPerWeek' | 'averagingWeeks' | 'startDate' | 'endDate'
>;

/** Hours, share of full time, first and last day. */
export function readContract(row: StaffRow, reader: CellReader): Contract {
  const fte = number(row, 'fte', reader) ?? 1;
  const [startDate, endDate] = [day(row, 'startDate', reader), day(row, 'endDate', reader)];
  if (startDate && endDate && endDate < startDate)
    reader.notes.problem(
      'ends-before-start',
      row.at('endDate'),
      `${row.at('name').text} would leave on ${endDate}, before they begin on ${startDate}. Correct one of them.`,
    );
  return {
    fte,
    clinicalFte: number(row, 'clinicalFte', reader) ?? fte,
    contractHoursPerWeek: number(row, 'contractHours', reader) ?? 0,
    ...optional('averagingWeeks', number(row, 'averagingWeeks', reader)),
    ...optional('startDate', startDate),
    ...optional('endDate', endDate),
  };
}

/** The field, where there is something in it. */
export function optional<Name extends string, T>(name: Name, value: T | null): { [K in Name]?: T } {
  return (value ? { [name]: value } : {}) as { [K in Name]?: T };
}

const MOST: Partial<Record<StaffField, number>> = { fte: 1, clinicalFte: 1, contractHours: 168 };

function number(row: StaffRow, field: StaffField, reader: CellReader): number | null {
  const value = reader.number(row.at(field), STAFF_HEADERS[field][0]!, { max: MOST[field] ?? Infinity });
  if (value !== null) reader.notes.asWritten(row.at(field), `${value}`);
  return value;
}

function day(row: StaffRow, field: StaffField, reader: CellReader): string | null {
  const value = reader.day(row.at(field), STAFF_HEADERS[field][0]!);
  if (value) reader.notes.asWritten(row.at(field), value);
  return value;
}
