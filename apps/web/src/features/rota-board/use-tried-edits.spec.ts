import { assignmentKey, type Assignment } from '@evenflow/domain';
import { applyEdits, inverse } from './state/edits.ts';
import { editsOfAssignments, editsOfMoves } from './use-tried-edits.ts';
import { december, team } from '../../testing/december.ts';

const content = () => ({
  assignments: new Map(december.map((each) => [assignmentKey(each), each])),
  locks: new Set<string>(),
});
const keysOf = (assignments: Iterable<string>) => [...assignments].sort();

describe('what another page asks the board to try', () => {
  const [first] = december as [Assignment];
  const other = team.people.find(({ code }) => code !== first.person)!.code;

  it('hands a duty over, and undo gives it back', () => {
    const moves = [{ date: first.date, duty: first.duty, from: first.person, to: other }];
    const edits = editsOfMoves(moves, new Set(team.people.map(({ code }) => code)));
    const after = applyEdits(team, content(), edits);
    expect(after.assignments.has(assignmentKey(first))).toBe(false);
    expect(after.assignments.has(assignmentKey({ ...first, person: other }))).toBe(true);
    const undone = applyEdits(team, after, edits.map(inverse).reverse());
    expect(keysOf(undone.assignments.keys())).toEqual(keysOf(content().assignments.keys()));
  });

  it('leaves what a locum would hold open', () => {
    const moves = [{ date: first.date, duty: first.duty, from: first.person, to: 'LOC' }];
    const edits = editsOfMoves(moves, new Set(team.people.map(({ code }) => code)));
    expect(edits.map(({ op }) => op)).toEqual(['clear']);
  });

  it('turns the rota into the one wanted, by as few edits as differ', () => {
    const wanted = december.map((each) => (each === first ? { ...each, person: other } : each));
    const edits = editsOfAssignments(content(), wanted);
    expect(edits.length).toBeLessThanOrEqual(2);
    const after = applyEdits(team, content(), edits);
    expect(keysOf(after.assignments.keys())).toEqual(keysOf(new Set(wanted.map(assignmentKey))));
  });
});
