import pdfMake from 'pdfmake';
import roboto from 'pdfmake/fonts/Roboto.js';

/** What a document is made of, as pdfmake takes it. */
export type Block = Readonly<Record<string, unknown>> | string;

export interface PdfDocument {
  readonly pageSize: 'A4' | 'A3';
  readonly title: string;
  readonly content: readonly Block[];
  readonly footer: string;
  readonly landscape: boolean;
}

/** Fonts are the only files a document may read, and it may fetch nothing. */
const FONT_FILES = new Set(Object.values(roboto.Roboto));
pdfMake.setFonts(roboto);
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => FONT_FILES.has(path));

/** The document as the bytes of a PDF file. */
export async function makePdf({ pageSize, title, content, footer, landscape }: PdfDocument): Promise<Uint8Array> {
  const pdf = pdfMake.createPdf({
    pageSize,
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [22, 20, 22, 24],
    info: { title },
    defaultStyle: { font: 'Roboto', fontSize: 8 },
    content,
    footer: (page: number, pages: number) => ({
      columns: [
        { text: footer, fontSize: 6.5 },
        { text: `Page ${page} of ${pages}`, alignment: 'right', fontSize: 6.5 },
      ],
      margin: [22, 4, 22, 0],
    }),
  });
  return new Uint8Array(await pdf.getBuffer());
}
