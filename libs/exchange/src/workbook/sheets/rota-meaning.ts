import type { DutyType } from '@evenflow/domain';
import { plain } from '../reading/words.ts';
import type { RotaReading } from './rota-cell.ts';
import { codeMeaning } from './rota-key.ts';

/** What a word of a cell says; `why` where that is not what the team itself calls it. */
export type Meaning = ({ duty: string; supernumerary: boolean } | { leave: string } | { mark: string }) & {
  readonly why?: string;
};

type Words = Pick<RotaReading, 'duties' | 'leaveTypes' | 'leave' | 'key'>;

const MARKS = /^(off|nwd|do|rest|free)$/i;
const OFF =
  /^((day|days|rota) off|off( duty)?|rest( day)?|free|no duty|not (working|on duty)|non working day|frei|vrij|libre|repos|libero|wolne|ledig|fri)$/;
const ANNUAL =
  /^((annual )?leave|a l|al|on leave|annual|holidays?|vacation|urlaub|vacaciones|conges?( annuels?)?|vakantie|verlof|ferie|ferias|urlop)$/;
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^(krank|ziek|baja|enferm|malad|malatt|chorob|zwolnienie|syg|sjuk)/, 'sick'],
  [/^(fortbildung|weiterbildung|formacion|formation|formazione|opleiding|scholing|szkolenie)/, 'study'],
];

/** What the words of a cell mean; null unless every one of them is known, and for a day that is both free and not. */
export function meaningsOf(text: string, words: Words): Meaning[] | null {
  const meanings = allMeanings(text, words);
  const isFree = meanings?.some((meaning) => 'mark' in meaning) ?? false;
  return isFree && meanings!.some((meaning) => 'duty' in meaning) ? null : meanings;
}

function allMeanings(text: string, words: Words): Meaning[] | null {
  const whole = meaningOf(text, words);
  if (whole) return [whole];
  for (const separator of [/[/,;+&\n]|\s+and\s+/, /[/,;+&\s]+/]) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean);
    const meanings = parts.flatMap((part) => meaningOf(part, words) ?? []);
    if (parts.length > 1 && meanings.length === parts.length) return meanings;
  }
  return null;
}

/** Codes and names of the team first, then the sheet's own key, then other words for the same. A key that gives a code of the team to something else leaves open which is meant. */
function meaningOf(part: string, words: Words): Meaning | null {
  const inBrackets = /^\((.+)\)$/.exec(part)?.[1];
  const word = inBrackets ?? part;
  const known = knownWord(word, words);
  const told = toldByKey(word, words);
  if (contradiction(word, words) !== null) return null;
  const meaning = known ?? told ?? otherWord(word, words);
  if (!meaning) return null;
  if (inBrackets === undefined) return meaning;
  return 'duty' in meaning ? { ...meaning, supernumerary: true } : null;
}

/** What the key says of a code that is something else in this team; null where the two do not contradict each other. */
export function contradiction(word: string, words: Words): string | null {
  const [known, told] = [knownWord(word, words), toldByKey(word, words)];
  const said = known && codeMeaning(words.key, word);
  if (!said) return null;
  if (told) return sameMeaning(known, told) ? null : said;
  return 'duty' in known && !isSaidOf(said, words.duties.byCode(known.duty)!) ? said : null;
}

/** The words of a key have something in common with the code or the name of the duty. */
function isSaidOf(said: string, { code, name }: DutyType): boolean {
  const own = plain(`${code} ${name}`).split(' ');
  return plain(said)
    .split(' ')
    .some((word) => own.some((each) => each === word || (word.length > 2 && each.length > 2 && sameStart(word, each))));
}

function sameStart(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function knownWord(word: string, { duties, leaveTypes, leave: known }: Words): Meaning | null {
  const duty = duties.lookUp(word);
  if (duty) return { duty: duty.code, supernumerary: false };
  const typed = word.toLowerCase().replace(/^((\p{L}\.){2,4})$/u, (dotted) => dotted.replaceAll('.', ''));
  const isOwn = (code: string) => known.some(({ type }) => type === code);
  const leave = [...leaveTypes].find(([code, name]) => code.toLowerCase() === typed || name.toLowerCase() === typed);
  if (leave) return { leave: isOwn(leave[0]) ? leave[0] : (leaveCalled(leave[1], leaveTypes) ?? leave[0]) };
  return MARKS.test(word) || OFF.test(plain(word)) ? { mark: word } : null;
}

function toldByKey(word: string, words: Words): Meaning | null {
  const meaning = codeMeaning(words.key, word);
  if (meaning === null || plain(meaning) === plain(word)) return null;
  const why = `the key says “${word}” is “${meaning}”`;
  const duty = words.duties.lookUp(meaning) ?? words.duties.calledAlike(meaning);
  if (duty) return { duty: duty.code, supernumerary: false, why };
  if (OFF.test(plain(meaning))) return { mark: word, why };
  const leave = leaveCalled(meaning, words.leaveTypes);
  return leave === null ? null : { leave, why };
}

/** Marks that change what a word says: `Night?`, `½ leave`, `Late*`. */
const CHANGED = /[?½¼¾!*†‡^#~%]|\d\/\d/;

function otherWord(word: string, { duties, leaveTypes }: Words): Meaning | null {
  if (CHANGED.test(word)) return null;
  const duty = duties.calledAlike(word);
  if (duty) return { duty: duty.code, supernumerary: false, why: `no other duty is called “${word}”` };
  const leave = leaveCalled(word, leaveTypes);
  return leave === null ? null : { leave, why: `no other leave is called “${word}”` };
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if ('duty' in a) return 'duty' in b && a.duty === b.duty;
  if ('leave' in a) return 'leave' in b;
  return 'mark' in b;
}

/** The code of the one leave that goes by these words: `A/L` for annual leave, `Study` for study leave, `sick` for sickness. */
export function leaveCalled(words: string, types: ReadonlyMap<string, string>): string | null {
  const bare = plain(words);
  const all = [...types];
  const same = all.find(([code, name]) => plain(code) === bare || plain(name) === bare);
  if (same) return same[0];
  if (ANNUAL.test(bare)) {
    const annual = all.find(
      ([code, name]) => /annual|paid time off|vacation/i.test(name) || /^(AL|PTO|A\/L)$/.test(code),
    );
    return annual?.[0] ?? null;
  }
  const stems = stemsOf(ELSEWHERE.find(([pattern]) => pattern.test(bare))?.[1] ?? bare);
  if (stems.length === 0) return null;
  const alike = all.filter(([, name]) => sameStems(stems, stemsOf(plain(name))));
  return alike.length === 1 ? alike[0]![0] : null;
}

/** Words of four letters and more that are not said of every leave. */
function stemsOf(bare: string): string[] {
  return bare.split(' ').filter((word) => word.length > 3 && word !== 'leave');
}

function sameStems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => sameStart(word, b[i]!));
}
