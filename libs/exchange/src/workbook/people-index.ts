import type { Person } from '@evenflow/domain';
import type { SheetNotes } from './import-notes.ts';
import type { Cell } from './reading/grid.ts';
import { editDistance, nearest, plain } from './reading/words.ts';

type Known = Pick<Person, 'code' | 'name'>;

export const LEAVE_OUT = 'leave-out';

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
   * that names the person.
   */
  find(cell: Cell, notes: SheetNotes, subject: string, text = cell.text): string | null {
    if (!text) {
      notes.problem('no-person', cell, `no person is named (${subject}). Write a name or a code from the staff sheet.`);
      return null;
    }
    const exact = this.exact.get(plain(text)) ?? [];
    if (exact.length === 1) return exact[0]!.code;
    const short = exact.length ? exact : this.shortly(text);
    if (short.length === 1) {
      notes.byEvidence(cell, short[0]!.name, `no one else here can be “${text}”`);
      return short[0]!.code;
    }
    return this.ask(cell, notes, { candidates: short, text });
  }

  /** Those whom a short form could mean, with a title or a grade in brackets put aside. */
  private shortly(text: string): readonly Known[] {
    const bare = text.replace(/^(mr|mrs|ms|miss|mx|dr)\.?\s+/i, '').replace(/\s*\([^()]*\d[^()]*\)$/, '');
    return this.short.get(plain(text)) ?? this.exact.get(plain(bare)) ?? this.short.get(plain(bare)) ?? [];
  }

  private ask(
    cell: Cell,
    notes: SheetNotes,
    { candidates, text }: { candidates: readonly Known[]; text: string },
  ): string | null {
    const answer = notes.ask(cell, `person:${plain(text).slice(0, 120)}`, () => {
      const offered = candidates.length ? candidates : nearest(text, this.people, { spelling: (p) => p.name, most: 3 });
      const alike = offered.filter((person) => editDistance(plain(text), plain(person.name)) <= 3);
      return {
        text: `Who is “${text}”?`,
        evidence: alike.map((person) => `The spelling is close to ${person.name} (${person.code}).`),
        answers: [
          ...offered.map((person) => ({ id: person.code, label: `${person.name} (${person.code})` })),
          { id: LEAVE_OUT, label: 'Leave this out' },
        ],
      };
    });
    if (answer === LEAVE_OUT) notes.leftOut(cell, `“${text}”, as answered`);
    return answer === LEAVE_OUT ? null : answer;
  }

  private add(index: Map<string, Known[]>, text: string, person: Known): void {
    const key = plain(text);
    const known = index.get(key) ?? [];
    if (!known.includes(person)) index.set(key, [...known, person]);
  }
}

/** `Parry-Hughes`, `G Parry-Hughes`, `Parry-Hughes G`, `Gwenllian P`, `Gwenllian`, `GPH`. */
function shortForms(name: string): string[] {
  const words = name.trim().split(/\s+/);
  const [first, rest] = [words[0]!, words.slice(1).join(' ')];
  if (!rest) return [];
  const initials = plain(name)
    .split(' ')
    .map((word) => word[0]);
  return [
    first,
    rest,
    `${first[0]} ${rest}`,
    `${rest} ${first[0]}`,
    `${rest} ${first}`,
    `${first} ${rest[0]}`,
    initials.join(''),
    initials.join(' '),
  ];
}
