import { assignmentKey, type Team } from '@evenflow/domain';
import type { BoardDay } from './board-days.ts';
import { marksByCell, peopleRow, type CellMarks, type PersonRow } from './people-rows.ts';
import { isChanged, type IndexedFacts } from './rota-facts.ts';

interface MadeFrom {
  readonly team: Team;
  readonly days: readonly BoardDay[];
  readonly held: string;
}

const origins = new WeakMap<PersonRow, MadeFrom>();

/** The rows by person; the very same objects for everybody whom nothing of the last edit touches, without making them. */
export function keptPeopleRows(facts: IndexedFacts, previous: readonly PersonRow[]): PersonRow[] {
  const { team, days } = facts;
  const marks = marksByCell(facts.findings);
  const held = heldByPerson(facts, marks);
  return team.people.map((person, index) => {
    const now = held.get(person.code) ?? '';
    const before = previous[index];
    const from = before && origins.get(before);
    if (before?.key === person.code && from?.team === team && from.days === days && from.held === now) return before;
    const row = peopleRow(facts, index, marks);
    origins.set(row, { team, days, held: now });
    return row;
  });
}

/** Everything of a row that an edit can change, in a few letters for each person. */
function heldByPerson(facts: IndexedFacts, marks: ReadonlyMap<string, CellMarks>): Map<string, string> {
  const parts = new Map<string, string>();
  const note = (person: string, words: string) => parts.set(person, `${parts.get(person) ?? ''};${words}`);
  for (const a of facts.assignments) {
    const key = assignmentKey(a);
    const flags = `${facts.locks.has(key) ? 'l' : ''}${isChanged(facts, a) ? 'c' : ''}${a.supernumerary ? 's' : ''}`;
    note(a.person, `${a.date}|${a.duty}|${a.start}|${flags}`);
  }
  for (const lock of facts.locks) if (lock.endsWith('|-')) note(lock.split('|')[0]!, lock);
  for (const [cell, { must, signed, should }] of marks) {
    note(cell.split('|')[0]!, `${cell}${must ? 'm' : ''}${signed ? 'g' : ''}${should ? 's' : ''}`);
  }
  return parts;
}
