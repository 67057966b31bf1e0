import type { Person } from '@evenflow/domain';
import type { SheetNotes } from './import-notes.ts';
import type { Cell } from './reading/grid.ts';
import { editDistance, nearest, plain } from './reading/words.ts';

type Known = Pick<Person, 'code' | 'name'>;

export const LEAVE_OUT = 'leave-out';
const EACH = 'each';

interface NameIn {
  readonly text?: string;
  readonly only?: string | undefined;
  readonly varies?: boolean;
}

/**
 * Finds who a cell means: by code, by full name, or by a short form that fits one person only. Anything else is asked,
 * never guessed, and one answer serves every cell that says the same.
 */
export class PeopleIndex {
  private readonly exact = new Map<string, Known[]>();
  private readonly short = new Map<string, Known[]>();

  constructor(readonly people: readonly Known[]) {
    for (const person of people) {
      this.add(this.exact, person.code, person);
      this.add(this.exact, person.name, person);
      for (const form of shortForms(person.name)) this.add(this.short, form, person);
      const spelt = withoutDots(person.name);
      if (spelt !== person.name) for (const form of [spelt, ...shortForms(spelt)]) this.add(this.short, form, person);
    }
  }

  /** Codes of those whose code or full name the text is. */
  exactly(text: string): string[] {
    return (this.exact.get(plain(text)) ?? []).map((person) => person.code);
  }

  /** Whether the text is somebody's code, name or a short form that fits one person. */
  knows(text: string): boolean {
    return this.exactly(text).length === 1 || this.shortly(text).length === 1;
  }

  /**
   * The code of the person, or null when the cell is empty, left out or still asked. `text` is the part of the cell
   * that names the person; with `only`, an answer counts for that place alone and is not remembered. Where a name
   * `varies`, one that fits several may mean now one and now another: that can be answered too, and is asked cell by cell.
   */
  find(cell: Cell, notes: SheetNotes, subject: string, { text = cell.text, only, varies }: NameIn = {}): string | null {
    if (!text) {
      notes.problem('no-person', cell, `no person is named (${subject}). Write a name or a code from the staff sheet.`);
      return null;
    }
    const exact = this.exact.get(plain(text)) ?? [];
    // `AB?` and a name struck through may be that person, or nobody any more.
    const unsure = cell.struck === true || text.includes('?');
    if (exact.length === 1 && !unsure) return exact[0]!.code;
    const short = exact.length ? exact : this.shortly(text);
    if (unsure) return this.ask(cell, notes, { candidates: short, text, only: only ?? cell.address });
    if (short.length === 1) {
      notes.byEvidence(cell, short[0]!.name, `no one else here can be “${text}”`);
      return short[0]!.code;
    }
    const asked = { candidates: short, text, only, varies: varies === true && short.length > 1 };
    const answer = this.ask(cell, notes, asked);
    return answer === EACH ? this.ask(cell, notes, { ...asked, varies: false, only: cell.address }) : answer;
  }

  /** Those whom a short form could mean, with a title, and what stands behind a name, put aside. */
  private shortly(text: string): readonly Known[] {
    const bare = withoutAddition(text);
    for (const form of this.namesAnyone(text.slice(text.indexOf(bare) + bare.length)) ? [text] : [text, bare]) {
      const found = this.short.get(plain(form)) ?? this.exact.get(plain(form));
      if (found) return found;
    }
    return this.initialled(text) ?? this.codeAndName(text) ?? this.nameFirst(text) ?? [];
  }

  /** `J.F.`: letters with dots are a code when they are nobody's initials. */
  private initialled(text: string): readonly Known[] | undefined {
    return /^(\p{L}\.\s*){2,4}$/u.test(text) ? this.exact.get(plain(text).replaceAll(' ', '')) : undefined;
  }

  /** `SB Sanne van den Berg`, `Sanne van den Berg (SB)`: both say the same person. */
  private codeAndName(text: string): readonly Known[] | undefined {
    const words = plain(text).split(' ');
    const [before, after] = [words.slice(1).join(' '), words.slice(0, -1).join(' ')];
    for (const [code, name] of [
      [words[0]!, before],
      [words.at(-1)!, after],
    ]) {
      const [byCode, byName] = [this.exact.get(code!), this.exact.get(name!)];
      if (byCode?.length === 1 && byName?.length === 1 && byCode[0] === byName[0]) return byCode;
    }
    return undefined;
  }

  /** `Anne Lee 07700 900123`, `Anne Lee Band 7`: a whole name, and behind it nothing that is anybody else's. */
  private nameFirst(text: string): readonly Known[] | undefined {
    const words = plain(text).split(' ');
    for (let length = words.length - 1; length > 1; length -= 1) {
      const found = this.exact.get(words.slice(0, length).join(' '));
      if (!found) continue;
      return found.length === 1 && !this.namesAnyone(words.slice(length).join(' ')) ? found : undefined;
    }
    return undefined;
  }

  /** `SOB, TB` are two people, not one with a grade behind the name. */
  private namesAnyone(words: string): boolean {
    return plain(words)
      .split(' ')
      .some((word) => this.exact.has(word) || this.short.has(word));
  }

  private ask(
    cell: Cell,
    notes: SheetNotes,
    { candidates, text, only, varies }: NameIn & { readonly candidates: readonly Known[]; readonly text: string },
  ): string | null {
    const answer = notes.ask(
      cell,
      `person:${plain(text).slice(0, 120)}${only ? ` ? ${notes.name} ${only}` : ''}`,
      () => {
        const offered = candidates.length
          ? candidates
          : nearest(text, this.people, { spelling: (p) => p.name, most: 3 });
        const alike = offered.filter((person) => editDistance(plain(text), plain(person.name)) <= 3);
        return {
          text: cell.struck ? `“${text}” is struck through. Who is meant?` : `Who is “${text}”?`,
          evidence: alike.map((person) => `The spelling is close to ${person.name} (${person.code}).`),
          answers: [
            ...offered.map((person) => ({ id: person.code, label: `${person.name} (${person.code})` })),
            ...(varies ? [{ id: EACH, label: 'Now one, now another: ask for every cell' }] : []),
            { id: LEAVE_OUT, label: 'Leave this out' },
          ],
        };
      },
    );
    if (answer === LEAVE_OUT) notes.leftOut(cell, `“${text}”, as answered`);
    return answer === LEAVE_OUT ? null : answer;
  }

  private add(index: Map<string, Known[]>, text: string, person: Known): void {
    const key = plain(text);
    const known = index.get(key) ?? [];
    if (!known.includes(person)) index.set(key, [...known, person]);
  }
}

/** A name without a title before it, and without grade, hours or a mark behind it: `Mr A Lee`, `A Lee (0.8)`, `A Lee - 0.6 WTE`. */
function withoutAddition(text: string): string {
  return text
    .replace(/^(mr|mrs|ms|miss|mx|dr|prof)\.?\s+/i, '')
    .replace(/\s*(\([^()]*\d[^()]*\)|\[[^\][]*\]|\s[-–]\s.*|,\s*[A-Z]{2,4}|\*+)$/, '');
}

/** `Parry-Hughes`, `G Parry-Hughes`, `Parry-Hughes G`, `Gwenllian P`, `Gwenllian`, `GPH`. */
function shortForms(name: string): string[] {
  const words = name.trim().split(/\s+/);
  const [first, rest] = [words[0]!, words.slice(1).join(' ')];
  if (!rest) return [];
  const initials = plain(name)
    .split(' ')
    .map((word) => word[0]);
  // Somebody of two first names is called by the last of their names too, somebody “van den Berg” never “Berg” alone.
  const surnames = /^\p{Lu}/u.test(words[1]!) ? [rest, words.at(-1)!] : [rest];
  const forms = surnames.flatMap((last) => [
    last,
    `${first} ${last}`,
    `${first[0]} ${last}`,
    `${last} ${first[0]}`,
    `${last} ${first}`,
    `${first} ${last[0]}`,
  ]);
  // Who has two surnames goes by the first of them as well.
  const second = words.length > 2 && /^\p{Lu}/u.test(words[1]!) ? [`${first} ${words[1]!}`] : [];
  return [...new Set([first, ...forms, ...second, initials.join(''), initials.join(' ')])];
}

/** `Juergen Mueller`: as those write who have no dots. */
function withoutDots(name: string): string {
  const spelt: Readonly<Record<string, string>> = {
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    Ä: 'Ae',
    Ö: 'Oe',
    Ü: 'Ue',
    ß: 'ss',
    ø: 'oe',
    å: 'aa',
  };
  return name.normalize('NFC').replace(/[äöüÄÖÜßøå]/g, (letter) => spelt[letter]!);
}
