import type { Headers, Row } from '../reading/table.ts';

export const STAFF_HEADERS = {
  name: ['name', 'full name', 'person', 'perfusionist', 'staff', 'staff name', 'employee'],
  code: ['code', 'initials', 'init', 'short', 'short name', 'abbreviation'],
  grade: ['grade', 'role', 'title', 'position', 'job title'],
  band: ['afc band', 'band'],
  fte: ['fte', 'wte', 'whole time equivalent'],
  clinicalFte: ['clinical fte', 'clinical wte', 'clinical share'],
  contractHours: [
    'contract h wk',
    'contract hours',
    'contracted hours',
    'hours per week',
    'hours week',
    'h wk',
    'contract h week',
  ],
  averagingWeeks: ['averaging weeks', 'averaged over weeks'],
  startDate: ['start date', 'started', 'start', 'since', 'hire date', 'hired', 'joined', 'joining date', 'first day'],
  endDate: [
    'end date',
    'leaves',
    'last day',
    'end',
    'leaving date',
    'left',
    'leaves on',
    'contract end',
    'last working day',
  ],
  phone: ['phone', 'mobile', 'telephone', 'tel', 'cell', 'cell phone'],
  pager: ['pager', 'bleep'],
  email: ['e mail', 'email', 'mail'],
  fixedDaysOff: ['fixed days off', 'days off', 'non working days', 'never works', 'nwd'],
  optOut: ['48 h opt out', '48h opt out', 'opt out', 'wtr opt out', 'wtd opt out'],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks'],
} satisfies Headers<string>;

export type StaffField = keyof typeof STAFF_HEADERS;
export type StaffRow = Row<StaffField>;
