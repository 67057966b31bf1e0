import type { Move } from '@evenflow/api-client';
import { assignmentKey, type Assignment } from '@evenflow/domain';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Edit, RotaContent } from './state/edits.ts';
import type { RotaDesk } from './state/rota-session.ts';

/** What another page asks the board to try: edits like any others, so that undo takes them back. */
export interface Tried {
  readonly tried: readonly Edit[];
}

/** Does the edits another page sent along, once. */
export function useTriedEdits(desk: RotaDesk | null): void {
  const location = useLocation();
  const { pathname } = location;
  const navigate = useNavigate();
  const tried = (location.state as Partial<Tried> | null)?.tried;
  useEffect(() => {
    if (!desk || !tried) return;
    desk.edit(tried);
    void navigate(pathname, { replace: true, state: null });
  }, [desk, tried, navigate, pathname]);
}

/** Each duty taken away, then each put on. People outside the team take nothing. */
export function editsOfMoves(moves: readonly Move[], people: ReadonlySet<string>): Edit[] {
  const taken = moves.flatMap(({ from, date, duty }): Edit[] =>
    from === undefined ? [] : [{ op: 'clear', person: from, date, duty }],
  );
  const given = moves.flatMap(({ to, date, duty }): Edit[] =>
    to === undefined || !people.has(to) ? [] : [{ op: 'assign', person: to, date, duty }],
  );
  return [...taken, ...given];
}

/** What turns one rota into another. */
export function editsOfAssignments(
  content: RotaContent,
  wanted: readonly Pick<Assignment, 'person' | 'date' | 'duty'>[],
): Edit[] {
  const keys = new Set(wanted.map(assignmentKey));
  const taken = [...content.assignments.values()].filter((each) => !keys.has(assignmentKey(each)));
  const given = wanted.filter((each) => !content.assignments.has(assignmentKey(each)));
  return [
    ...taken.map(({ person, date, duty }): Edit => ({ op: 'clear', person, date, duty })),
    ...given.map(({ person, date, duty }): Edit => ({ op: 'assign', person, date, duty })),
  ];
}
