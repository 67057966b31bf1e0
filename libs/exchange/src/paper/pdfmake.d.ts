// pdfmake ships no types; this is the part of it that is used.
declare module 'pdfmake' {
  interface PdfMake {
    setFonts(fonts: object): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(document: object): { getBuffer(): Promise<Buffer> };
  }
  const pdfMake: PdfMake;
  export = pdfMake;
}

declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: Readonly<Record<'Roboto', Readonly<Record<string, string>>>>;
  export = fonts;
}
