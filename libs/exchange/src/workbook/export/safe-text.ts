/** Text that a spreadsheet program cannot take for a formula, also after being saved as CSV: an apostrophe goes before. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text that `safeText` protected. */
export function unprotected(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
