export type PdfCell = string | { readonly text: string; readonly [style: string]: unknown };

/** A page's parts, as pdfmake reads them. */
export type PdfPart = object;

export interface PdfPage {
  readonly title: string;
  /** Said at the foot of every page, before the page number. */
  readonly foot: string;
  readonly parts: readonly PdfPart[];
  /** `portrait` when absent. */
  readonly orientation?: 'portrait' | 'landscape';
  /** `A4` when absent. */
  readonly paper?: 'A4' | 'A3';
  /** Left, top, right, bottom; for a page that needs every point. */
  readonly margins?: readonly [number, number, number, number];
}

const USUAL_MARGINS = [36, 36, 36, 44] as const;

const INK = '#10242C';
const NOTE = '#3C525C';

/** The document as bytes. Black on white and readable on the oldest printer of the unit. */
export async function makePdf(page: PdfPage): Promise<Buffer> {
  const { title, foot, parts, orientation = 'portrait', paper = 'A4', margins = USUAL_MARGINS } = page;
  const [{ default: pdfmake }, { default: roboto }] = await Promise.all([
    import('pdfmake'),
    import('pdfmake/fonts/Roboto.js'),
  ]);
  pdfmake.setFonts(roboto);
  // Nothing is fetched: a document holds what it was given.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'));
  return pdfmake
    .createPdf({
      info: { title, creator: 'Evenflow' },
      pageSize: paper,
      pageOrientation: orientation,
      pageMargins: [...margins],
      defaultStyle: { font: 'Roboto', fontSize: 9.5, color: INK },
      styles: {
        title: { fontSize: 17, bold: true },
        note: { fontSize: 9.5, color: NOTE },
        section: { fontSize: 12.5, bold: true, margin: [0, 12, 0, 4] },
        head: { bold: true, fontSize: 8.5, color: NOTE },
        strong: { bold: true },
        big: { bold: true, fontSize: 12 },
      },
      footer: (page: number, pages: number) => ({
        columns: [
          { text: foot, style: 'note' },
          { text: `${page} of ${pages}`, style: 'note', alignment: 'right', width: 60 },
        ],
        margin: [margins[0], 10, margins[2], 0],
      }),
      content: parts,
    })
    .getBuffer();
}

/** How many pages a document has. */
export function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** A table with a head that repeats on every page and hairlines between its rows. */
export function pdfTable(
  widths: readonly (number | string)[],
  head: readonly string[],
  rows: readonly (readonly PdfCell[])[],
): PdfPart {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [head.map((text) => ({ text, style: 'head' })), ...rows],
    },
    layout: {
      hLineWidth: (line: number) => (line === 1 ? 1 : 0.4),
      vLineWidth: () => 0,
      hLineColor: () => '#9AA9AF',
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
  };
}
