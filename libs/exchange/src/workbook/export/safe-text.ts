/** Control characters, halves of a pair and what is no character: a workbook that holds one is offered for repair. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Text that a spreadsheet program can hold and cannot take for a formula, also as CSV: an apostrophe goes before. */
export function safeText(text: string): string {
  const kept = writable(text);
  return /^[=+\-@\t\r]/.test(kept) ? `'${kept}` : kept;
}

/** What of a text a workbook can hold; for notes, which are never formulas. */
export function writable(text: string): string {
  return text.replace(UNWRITABLE, '');
}

/** The text that `safeText` protected. */
export function unprotected(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
