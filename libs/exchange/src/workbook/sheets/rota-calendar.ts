import { sayDay, type LocalDay } from '@evenflow/domain';
import type { Cell } from '../reading/grid.ts';
import { saysNothing, takeDuty, type RotaReading } from './rota-cell.ts';

interface Entry {
  readonly duty: string;
  readonly name: string;
}

/** `OC1 RL`, `1st call: Rhys Lee`, `RL OC1`, `RL (OC1)`: a duty and who holds it; null for anything else. */
function entryOf(line: string, { duties, people }: RotaReading): Entry | null {
  const words = line.trim().split(/\s*[:=–]\s*|\s+-\s+|\s+/);
  for (let at = 1; at < words.length; at += 1) {
    const [before, after] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    for (const [what, name] of [
      [before, after],
      [after, before],
    ] as const) {
      const bare = what.replace(/^\((.+)\)$/, '$1');
      const duty = duties.lookUp(bare) ?? duties.calledAlike(bare);
      if (duty && people.knows(name)) return { duty: duty.code, name };
    }
  }
  return null;
}

/** Whether the cells of a table without names before its rows tell duty and person together, as a wall calendar does. */
export function isCalendarCell(text: string, context: RotaReading): boolean {
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.length > 0 && lines.every((line) => entryOf(line, context) !== null);
}

export function readCalendarCell(cell: Cell, date: LocalDay, context: RotaReading): void {
  const { notes, people } = context;
  if (saysNothing(cell.text)) return;
  for (const line of cell.text.split('\n').filter((each) => each.trim())) {
    const entry = entryOf(line, context);
    if (!entry) {
      const answer = notes.ask(cell, `calendar:${date}:${line.toLowerCase().slice(0, 100)}`, () => ({
        text: `“${line}” on ${sayDay(date)} names no duty and person of this team.`,
        evidence: [],
        answers: [{ id: 'leave-out', label: 'Leave it out' }],
      }));
      if (answer) notes.leftOut(cell, `“${line}”, as answered`);
      continue;
    }
    const person = people.find(cell, notes, 'who holds the duty', { text: entry.name, varies: true });
    if (!person) continue;
    takeDuty({ duty: entry.duty, supernumerary: false }, cell, { person, date }, context);
    notes.asWritten(cell, `${person} holds ${entry.duty} on ${sayDay(date)}`);
  }
}
