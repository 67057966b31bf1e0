import { addDays, assign, type Assignment, type LocalDay, type Team } from '@evenflow/domain';

/** A rota read from a drawing: what was worked before the planned days, and what is planned. */
export interface DrawnRota {
  readonly worked: Assignment[];
  readonly planned: Assignment[];
  readonly range: { readonly from: LocalDay; readonly to: LocalDay };
}

/**
 * Reads a rota drawn as rows of people and columns of days. A `|` column parts the past from the plan; `from` is the
 * first planned day. A cell is `.`, a duty, duties joined by `+`, or `(D)` for a supernumerary one. The first line names
 * the weekdays and is for the reader; it must have as many columns as the rows.
 *
 *          Sun | Mon Tue
 *     Amy  C1  | .   D+C1
 *     Tia  .   | (D) .
 */
export function drawRota(team: Team, from: LocalDay, drawing: string): DrawnRota {
  const [head, ...rows] = drawing
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (!head) throw new Error('An empty drawing.');
  const columns = head.split(/\s+/);
  const bar = columns.indexOf('|');
  const before = bar === -1 ? 0 : bar;
  const days = columns.length - (bar === -1 ? 0 : 1);
  const drawn: DrawnRota = { worked: [], planned: [], range: { from, to: addDays(from, days - before - 1) } };
  for (const row of rows) {
    const [code, ...cells] = row.split(/\s+/).filter((cell) => cell !== '|');
    if (cells.length !== days) throw new Error(`Row ${code} has ${cells.length} cells, the head ${days}.`);
    cells.forEach((cell, index) => {
      const into = index < before ? drawn.worked : drawn.planned;
      into.push(...readCell(team, code!, cell, addDays(from, index - before)));
    });
  }
  return drawn;
}

function readCell(team: Team, person: string, cell: string, day: LocalDay): Assignment[] {
  if (cell === '.') return [];
  return cell.split('+').map((text) => {
    const supernumerary = /^\(.*\)$/.test(text);
    const code = supernumerary ? text.slice(1, -1) : text;
    const duty = team.dutyTypes.find((type) => type.code === code);
    if (!duty) throw new Error(`No duty ${code} in the team.`);
    return assign(team, person, duty, day, supernumerary ? { supernumerary } : {});
  });
}
