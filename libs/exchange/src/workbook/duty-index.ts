import type { DutyType } from '@evenflow/domain';
import type { SheetNotes } from './import-notes.ts';
import { LEAVE_OUT } from './people-index.ts';
import type { Cell } from './reading/grid.ts';
import { nearest, plain } from './reading/words.ts';

/** Finds which duty a word in a cell means: by code, or by name. An unknown one is asked once for all its cells. */
export class DutyIndex {
  private readonly known = new Map<string, DutyType>();
  private readonly called = new Map<string, DutyType[]>();

  constructor(readonly duties: readonly DutyType[]) {
    for (const duty of [...duties].reverse()) this.known.set(asTyped(duty.name), duty);
    for (const duty of duties) {
      this.known.set(asTyped(duty.code), duty);
      this.called.set(asSpoken(duty.name), [...(this.called.get(asSpoken(duty.name)) ?? []), duty]);
    }
  }

  /** By code or name, capitals aside. `L?` is not `L`: a mark beside a code says that something is unsure. */
  lookUp(word: string): DutyType | undefined {
    return this.known.get(asTyped(word));
  }

  /** The one duty that is called so in other words: `1st on-call` or `1st` for `First call`. */
  calledAlike(words: string): DutyType | undefined {
    const spoken = asSpoken(words);
    const found = this.called.get(spoken) ?? (isOrdinal(spoken) ? this.begunWith(spoken) : []);
    return found.length === 1 ? found[0] : undefined;
  }

  /** The few whose code or name is spelt most like a text, nearest first. */
  nearestTo(text: string, most: number): DutyType[] {
    const spelt = this.duties.flatMap((duty) => [
      { duty, word: duty.code },
      { duty, word: asSpoken(duty.name) },
    ]);
    const spoken = asSpoken(text);
    const begun = spoken ? this.begunWith(spoken) : [];
    const words = nearest(spoken, spelt, { spelling: ({ word }) => word, most: spelt.length });
    return [...new Set([...begun, ...words.map(({ duty }) => duty)])].slice(0, most);
  }

  /** By code inside a header whose punctuation is lost. */
  lookUpPlain(words: string): DutyType | undefined {
    return this.duties.find((duty) => plain(duty.code) === words);
  }

  byCode(code: string): DutyType | undefined {
    return this.duties.find((duty) => duty.code === code);
  }

  /** The duty's code, or null while it is asked or when it is left out. */
  find(
    cell: Cell,
    notes: SheetNotes,
    question = `“${cell.text}” is no duty of this team. Which one is meant?`,
  ): string | null {
    return this.lookUp(cell.text)?.code ?? this.ask(cell, notes, question);
  }

  private begunWith(spoken: string): DutyType[] {
    return this.duties.filter(({ name }) => asSpoken(name).startsWith(`${spoken} `));
  }

  private ask(cell: Cell, notes: SheetNotes, text: string): string | null {
    const answer = notes.ask(cell, `duty:${asTyped(cell.text).slice(0, 120)}`, () => ({
      text,
      evidence: cell.note ? [`The cell has the note “${cell.note}”.`] : [],
      answers: [
        ...this.nearestTo(cell.text, 4).map((duty) => ({ id: duty.code, label: `${duty.code}, ${duty.name}` })),
        { id: LEAVE_OUT, label: 'Leave this cell out' },
      ],
    }));
    if (answer === LEAVE_OUT) notes.leftOut(cell, `“${cell.text}”, as answered`);
    return answer === LEAVE_OUT ? null : answer;
  }
}

function asTyped(word: string): string {
  const typed = word.trim().replace(/\s+/g, ' ').toLowerCase();
  return /^(\p{L}\.){2,4}$/u.test(typed) ? typed.replaceAll('.', '') : typed;
}

const ORDINALS: Readonly<Record<string, string>> = { '1st': 'first', '2nd': 'second', '3rd': 'third', '4th': 'fourth' };

function isOrdinal(spoken: string): boolean {
  return Object.values(ORDINALS).includes(spoken);
}

/** Without accents and punctuation, numbers in words, and without what is added to a duty's name or not. */
function asSpoken(words: string): string {
  const bare = plain(words).replace(/\b(1st|2nd|3rd|4th)\b/g, (ordinal) => ORDINALS[ordinal]!);
  return bare.replace(/\bon ?call\b/g, 'call').replace(/ (duty|shift)$/, '');
}
