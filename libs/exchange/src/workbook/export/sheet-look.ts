import type { Font, Worksheet } from 'exceljs';

/** Named in full: a font without a name is another one in every spreadsheet program. */
export const BOLD: Partial<Font> = { name: 'Calibri', family: 2, size: 11, bold: true };

/** Prints as wide as one landscape page, on as many as it takes, with its first rows on each and the note at the foot. */
export function forPaper(sheet: Worksheet, { headRows, note }: { readonly headRows: number; readonly note: string }) {
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  sheet.pageSetup.printTitlesRow = `1:${headRows}`;
  sheet.headerFooter.oddFooter = `&L${note.replaceAll('&', '&&')}&RPage &P of &N`;
}
