/** What a key press means on the board. */
export type Command =
  | { readonly kind: 'move'; readonly rows: number; readonly days: number; readonly extend: boolean }
  | { readonly kind: 'move-to'; readonly where: 'row-start' | 'row-end' | 'first' | 'last'; readonly extend: boolean }
  | { readonly kind: 'type'; readonly typed: string; readonly complete: string | null }
  | { readonly kind: 'finish-typing'; readonly complete: string }
  | { readonly kind: SimpleCommand };

export type SimpleCommand =
  | 'clear'
  | 'lock'
  | 'flip'
  | 'who'
  | 'carry'
  | 'put'
  | 'explain'
  | 'open'
  | 'leave'
  | 'undo'
  | 'redo'
  | 'keys'
  | 'find'
  | 'fill-down'
  | 'fill-right'
  | 'select-all'
  | 'zoom-in'
  | 'zoom-out';

export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly control: boolean;
}

export interface KeyContext {
  /** Letters typed so far towards a code. */
  readonly typed: string;
  /** Codes that can be typed: duties by person, people by duty. */
  readonly codes: readonly string[];
  /** The cell holds something: then L locks it and F ranks people for it; in an empty cell letters begin a code. */
  readonly filled: boolean;
  /** Something is being carried: Enter puts it down. */
  readonly carrying?: boolean;
}

const MOVES: Readonly<Record<string, readonly [rows: number, days: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
};

const LETTERS: Readonly<Record<string, 'lock' | 'flip' | 'who' | 'carry'>> = {
  L: 'lock',
  V: 'flip',
  F: 'who',
  M: 'carry',
};

const SIGNS: Readonly<Record<string, SimpleCommand>> = {
  Delete: 'clear',
  Backspace: 'clear',
  Escape: 'leave',
  '?': 'explain',
  '/': 'find',
  '+': 'zoom-in',
  '-': 'zoom-out',
};

/** The command of a key, or null when the board leaves the key to the browser. */
export function commandOf(press: KeyPress, context: KeyContext): Command | null {
  const { key, shift, control } = press;
  if (control) return controlCommand(key, shift);
  const move = MOVES[key];
  if (move) return { kind: 'move', rows: move[0], days: move[1], extend: shift && !context.carrying };
  if (key === 'Home') return { kind: 'move-to', where: 'row-start', extend: shift };
  if (key === 'End') return { kind: 'move-to', where: 'row-end', extend: shift };
  if (context.carrying) return carryingCommand(key);
  const sign = SIGNS[key];
  if (sign) return { kind: sign };
  if (key === 'Enter') return enterCommand(context);
  return /^[\p{L}\p{N}]$/u.test(key) ? letterCommand(key.toUpperCase(), context) : null;
}

function carryingCommand(key: string): Command | null {
  if (key === 'Enter' || key.toUpperCase() === 'M' || key === ' ') return { kind: 'put' };
  return key === 'Escape' ? { kind: 'leave' } : null;
}

const WITH_CONTROL: Readonly<Record<string, SimpleCommand>> = {
  z: 'undo',
  y: 'redo',
  d: 'fill-down',
  r: 'fill-right',
  a: 'select-all',
};

function controlCommand(key: string, shift: boolean): Command | null {
  if (key.toLowerCase() === 'z' && shift) return { kind: 'redo' };
  const simple = WITH_CONTROL[key.toLowerCase()];
  if (simple) return { kind: simple };
  if (key === 'Home') return { kind: 'move-to', where: 'first', extend: shift };
  if (key === 'End') return { kind: 'move-to', where: 'last', extend: shift };
  return null;
}

function enterCommand({ typed, codes }: KeyContext): Command {
  const exact = codes.find((code) => code.toUpperCase() === typed);
  return exact ? { kind: 'finish-typing', complete: exact } : { kind: 'open' };
}

function letterCommand(letter: string, context: KeyContext): Command | null {
  const going = context.typed !== '' ? typing(context.typed + letter, context.codes) : null;
  if (going) return going;
  const begun = typing(letter, context.codes);
  const command = LETTERS[letter];
  if (command && (context.filled || !begun)) return { kind: command };
  return begun;
}

/** Completes as soon as no other code begins with what was typed. */
function typing(typed: string, codes: readonly string[]): Command | null {
  const matches = codes.filter((code) => code.toUpperCase().startsWith(typed));
  if (matches.length === 0) return null;
  const exact = matches.find((code) => code.toUpperCase() === typed);
  return { kind: 'type', typed, complete: exact && matches.length === 1 ? exact : null };
}
