import type { UnreadableCode } from './reading/archive-guard.ts';

const REASONS: Readonly<Record<UnreadableCode, string>> = {
  'file-empty': 'is empty. Choose the workbook again.',
  'file-too-big': 'is larger than 10 MB. Save a copy that holds only the rota’s sheets and import that.',
  'file-not-a-workbook': 'is not an Excel workbook. Save it as .xlsx and import that.',
  'file-not-text': 'is not text in UTF-8. Save it as “CSV UTF-8”, or import the workbook itself as .xlsx.',
  'file-old-format':
    'is in the old .xls format or protected by a password. Save it as .xlsx without a password and import that.',
  'file-is-pdf': 'is a PDF. Import the workbook it was printed from, saved as .xlsx.',
  'file-damaged':
    'is damaged and cannot be opened. Open it in your spreadsheet program, save it as .xlsx again and import that.',
  'file-unpacks-too-big':
    'unpacks to more than 40 MB, far more than a rota needs. Save a copy that holds only the rota’s sheets.',
  'file-too-many-sheets': 'has more than 60 sheets. Save a copy that holds only the rota’s sheets.',
  'file-too-many-cells':
    'has sheets of more than 5,000 rows, 500 columns or 200,000 cells. Save a copy that holds only the rota’s sheets.',
};

/** Why a file cannot be read and what to do. */
export function sayUnreadable(code: UnreadableCode, fileName: string): string {
  return `${fileName} ${REASONS[code]}`;
}
