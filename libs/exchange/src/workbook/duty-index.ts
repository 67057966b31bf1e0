import type { DutyType } from '@evenflow/domain';
import type { SheetNotes } from './import-notes.ts';
import { LEAVE_OUT } from './people-index.ts';
import type { Cell } from './reading/grid.ts';
import { nearest, plain } from './reading/words.ts';

/** Finds which duty a word in a cell means: by code, or by name. An unknown one is asked once for all its cells. */
export class DutyIndex {
  private readonly known = new Map<string, DutyType>();

  constructor(readonly duties: readonly DutyType[]) {
    for (const duty of [...duties].reverse()) this.known.set(asTyped(duty.name), duty);
    for (const duty of duties) this.known.set(asTyped(duty.code), duty);
  }

  /** By code or name, capitals aside. `L?` is not `L`: a mark beside a code says that something is unsure. */
  lookUp(word: string): DutyType | undefined {
    return this.known.get(asTyped(word));
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

  private ask(cell: Cell, notes: SheetNotes, text: string): string | null {
    const answer = notes.ask(cell, `duty:${asTyped(cell.text).slice(0, 120)}`, () => ({
      text,
      evidence: cell.note ? [`The cell has the note “${cell.note}”.`] : [],
      answers: [
        ...nearest(cell.text, this.duties, { spelling: (duty) => duty.code, most: 4 }).map((duty) => ({
          id: duty.code,
          label: `${duty.code}, ${duty.name}`,
        })),
        { id: LEAVE_OUT, label: 'Leave this cell out' },
      ],
    }));
    if (answer === LEAVE_OUT) notes.leftOut(cell, `“${cell.text}”, as answered`);
    return answer === LEAVE_OUT ? null : answer;
  }
}

function asTyped(word: string): string {
  return word.trim().replace(/\s+/g, ' ').toLowerCase();
}
