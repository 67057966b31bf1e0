import type { Team } from '@evenflow/domain';
import { assignEdits, effective, heldIn, type CellRef, type Edit, type RotaContent } from './edits.ts';

/**
 * Puts what the first cell of each run holds into the rest of the run: painting along a row, filling down a column.
 * An empty first cell empties the others.
 */
export function paintEdits(team: Team, content: RotaContent, runs: readonly (readonly CellRef[])[]): Edit[] {
  return effective(
    content,
    runs.flatMap(([first, ...rest]) => {
      if (!first) return [];
      const duties = heldIn(content, first).map((a) => a.duty);
      return rest.flatMap((cell) => becomeEdits(team, content, cell, duties));
    }),
  );
}

/** Makes a cell hold exactly these duties. */
export function becomeEdits(team: Team, content: RotaContent, cell: CellRef, duties: readonly string[]): Edit[] {
  const wanted = new Set(duties);
  const gone = heldIn(content, cell).filter((a) => !wanted.has(a.duty));
  return [
    ...gone.flatMap(({ person, date, duty }): Edit[] => [
      { op: 'unlock', person, date, duty },
      { op: 'clear', person, date, duty },
    ]),
    ...duties.flatMap((duty) => assignEdits(team, content, [cell], duty).filter((edit) => edit.op === 'assign')),
  ];
}
