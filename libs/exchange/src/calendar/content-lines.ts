const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** A property line, not yet folded: `lineOf('SUMMARY', text)`. The value must already be escaped where it is text. */
export function lineOf(name: string, value: string): string {
  return `${name}:${value}`;
}

/** TEXT values: backslash, semicolon, comma and line ends are escaped (RFC 5545 3.3.11); other controls are dropped. */
export function escapeText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/([;,])/g, '\\$1')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Lines joined by CRLF and folded so that none is longer than 75 octets and no character is torn apart. */
export function foldLines(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
