import type { SheetKind } from './import-types.ts';
import type { Grid } from './reading/grid.ts';
import { readTable, type Headers, type Table } from './reading/table.ts';
import { plain } from './reading/words.ts';
import { DUTY_HEADERS } from './sheets/duties.sheet.ts';
import {
  DEMAND_HEADERS,
  HOLIDAY_HEADERS,
  LEAVE_HEADERS,
  PAY_PERIOD_HEADERS,
  REQUEST_HEADERS,
} from './sheets/list.sheets.ts';
import { ROTA_LIST_HEADERS } from './sheets/rota-list.sheet.ts';
import { isKeyHeader } from './sheets/rota-layout.ts';
import { STAFF_HEADERS } from './sheets/staff-headers.ts';
import { TALLY_HEADERS } from './sheets/tally.sheet.ts';

const NAMES: readonly (readonly [RegExp, SheetKind])[] = [
  [/^(staff|people|team|perfusionists|personnel)/, 'staff'],
  [/^(dut(y|ies)|shifts?)( types?)?$/, 'duties'],
  [/^(leave|absence|pto|holiday requests|annual leave|time off)/, 'leave'],
  [/^(requests?|wishes|preferences)/, 'requests'],
  [/^(bank |public )?holidays?( \d{4})?$/, 'holidays'],
  [/^(demand|theatre|list|cover) changes?/, 'demand-changes'],
  [/^(tally|tallies|totals|counts|ledger)/, 'tally'],
  [/^pay periods?/, 'pay-periods'],
  [/^(rota|roster|schedule)\b/, 'rota'],
];

const HEADERS = {
  staff: STAFF_HEADERS,
  duties: DUTY_HEADERS,
  leave: LEAVE_HEADERS,
  requests: REQUEST_HEADERS,
  holidays: HOLIDAY_HEADERS,
  'demand-changes': DEMAND_HEADERS,
  tally: TALLY_HEADERS,
  'pay-periods': PAY_PERIOD_HEADERS,
  'rota-list': ROTA_LIST_HEADERS,
} satisfies Partial<Record<SheetKind, Headers<string>>>;

export type ListKind = keyof typeof HEADERS;
export type FieldOf<Kind extends ListKind> = keyof (typeof HEADERS)[Kind] & string;

export function isListKind(kind: SheetKind): kind is ListKind {
  return kind in HEADERS;
}

/** Headers without which a sheet of another name is not taken for that kind; of the last ones any is enough. */
const TELLING: readonly (readonly [ListKind, readonly string[], readonly string[]])[] = [
  ['staff', ['name', 'code'], ['grade', 'fte', 'startDate', 'contractHours']],
  ['duties', ['code', 'start', 'end'], ['kind', 'weekdayNeed', 'paidHours', 'weekendStart']],
  ['requests', ['person', 'wish'], ['duty', 'from']],
  ['leave', ['person', 'from', 'to'], ['type', 'status']],
  ['demand-changes', ['date', 'duty', 'need'], ['need']],
  ['holidays', ['date', 'name'], ['staffedAs', 'points']],
  ['rota-list', ['date', 'person', 'duty'], ['duty']],
];

/** What a sheet without days across is: by its name, else by headers that only one kind has. */
export function kindOf(grid: Grid): SheetKind {
  if (grid.hidden) return 'hidden';
  const named = NAMES.find(([pattern]) => pattern.test(plain(grid.name)))?.[1];
  const telling = TELLING.find(([kind, all, any]) => {
    const table = readTable<string>(grid, HEADERS[kind]);
    return (
      table !== null && all.every((field) => table.columns.has(field)) && any.some((field) => table.columns.has(field))
    );
  })?.[0];
  // A sheet “Rota” may be a list; any other name is what its owner calls it.
  if (named && !(named === 'rota' && telling)) return named;
  if (telling) return telling;
  return isKeyHeader(grid.name) || isKeyHeader(grid.cell(1, 1).text) ? 'key' : 'unknown';
}

/** The sheet as a list of its kind, or null when its headers are not found. */
export function tableOf<Kind extends ListKind>(grid: Grid, kind: Kind): Table<FieldOf<Kind>> | null {
  return readTable(grid, HEADERS[kind] as Headers<FieldOf<Kind>>);
}
