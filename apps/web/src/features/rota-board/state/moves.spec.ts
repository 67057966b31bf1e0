import { assignmentKey } from '@evenflow/domain';
import { december, factsOf, held, team } from '../../../testing/december.ts';
import { applyEdits, type RotaContent } from './edits.ts';
import { paintEdits } from './fills.ts';
import { pasteEdits, readTable, tableText } from './clipboard.ts';
import { putDown, type Carried, type Place } from './moves.ts';

const contentOf = (...some: ReturnType<typeof held>[]): RotaContent => ({
  assignments: new Map(some.map((a) => [assignmentKey(a), a])),
  locks: new Set(),
});
const after = (content: RotaContent, carried: Carried, place: Place) => {
  const putting = putDown(team, content, carried, place);
  return putting && [...applyEdits(team, content, putting.edits).assignments.keys()].sort();
};
const th2: Carried = { kind: 'held', person: 'PR', date: '2026-12-10', duty: 'TH2' };

describe('putting something down', () => {
  it('gives a duty to somebody free that day', () => {
    const content = contentOf(held('PR', 'TH2', '2026-12-10'));
    const place: Place = { kind: 'cell', person: 'RL', date: '2026-12-10' };
    expect(after(content, th2, place)).toEqual(['RL|2026-12-10|TH2']);
    // Nothing goes over the wire that the API does not know.
    expect(putDown(team, content, th2, place)?.edits).toEqual([
      { op: 'clear', person: 'PR', date: '2026-12-10', duty: 'TH2' },
      { op: 'assign', person: 'RL', date: '2026-12-10', duty: 'TH2' },
    ]);
  });

  it('swaps two cells, each duty staying on its day', () => {
    const content = contentOf(held('PR', 'TH2', '2026-12-10'), held('RL', 'L', '2026-12-11'));
    expect(after(content, th2, { kind: 'cell', person: 'RL', date: '2026-12-11' })).toEqual([
      'PR|2026-12-11|L',
      'RL|2026-12-10|TH2',
    ]);
  });

  it('leaves a night alone when a day duty is given, as both fit a day', () => {
    const content = contentOf(held('PR', 'TH2', '2026-12-10'), held('RL', 'OC1', '2026-12-10'));
    expect(after(content, th2, { kind: 'cell', person: 'RL', date: '2026-12-10' })).toEqual([
      'RL|2026-12-10|OC1',
      'RL|2026-12-10|TH2',
    ]);
  });

  it('by duty, exchanges two people, or moves one into a hole', () => {
    const content = contentOf(held('PR', 'TH2', '2026-12-10'), held('RL', 'L', '2026-12-10'));
    const late = { kind: 'duty', duty: 'L', date: '2026-12-10' } as const;
    expect(after(content, th2, { ...late, holders: ['RL'] })).toEqual(['PR|2026-12-10|L', 'RL|2026-12-10|TH2']);
    expect(after(content, th2, { kind: 'duty', duty: 'F', date: '2026-12-10', holders: [] })).toEqual([
      'PR|2026-12-10|F',
      'RL|2026-12-10|L',
    ]);
  });

  it('puts an open weekend on a person, and a person on an open weekend', () => {
    const weekend = { duty: 'OC1', dates: ['2026-12-12', '2026-12-13'] };
    const both = ['PR|2026-12-12|OC1', 'PR|2026-12-13|OC1'];
    const cell: Place = { kind: 'cell', person: 'PR', date: '2026-12-01' };
    expect(after(contentOf(), { kind: 'open', ...weekend }, cell)).toEqual(both);
    expect(after(contentOf(), { kind: 'person', person: 'PR' }, { kind: 'card', ...weekend })).toEqual(both);
  });

  it('does nothing where it came from', () => {
    const content = contentOf(held('PR', 'TH2', '2026-12-10'));
    expect(putDown(team, content, th2, { kind: 'cell', person: 'PR', date: '2026-12-10' })).toBeNull();
  });
});

const days = factsOf().days.map((day) => day.date);
const table = (people: readonly string[], from: number, to: number) =>
  people.map((person) => days.slice(from - 1, to).map((date) => ({ person, date })));

describe('as a spreadsheet', () => {
  const whole: RotaContent = { assignments: new Map(december.map((a) => [assignmentKey(a), a])), locks: new Set() };

  it('copies a whole month and pastes it into an empty one to the very same duties', () => {
    const people = team.people.map((person) => person.code);
    const cells = table(people, 1, 31);
    const { edits, unknown } = pasteEdits(team, contentOf(), readTable(tableText(whole, cells)), cells);
    expect(unknown).toEqual([]);
    expect([...applyEdits(team, contentOf(), edits).assignments.keys()].sort()).toEqual(
      december.map(assignmentKey).sort(),
    );
  });

  it('reads what Excel writes, and leaves alone what is no duty of the team', () => {
    const text = 'th1\t"EQ / OC1"\r\nnonsense\t\r\n';
    const content = contentOf(held('RL', 'L', '2026-12-01'), held('RL', 'F', '2026-12-02'));
    const { edits, unknown } = pasteEdits(team, content, readTable(text), table(['PR', 'RL'], 1, 2));
    expect(unknown).toEqual(['nonsense']);
    expect([...applyEdits(team, content, edits).assignments.keys()].sort()).toEqual([
      'PR|2026-12-01|TH1',
      'PR|2026-12-02|EQ',
      'PR|2026-12-02|OC1',
      'RL|2026-12-01|L',
    ]);
  });

  it('paints a run with what its first day holds', () => {
    const content = contentOf(held('PR', 'CPD', '2026-12-01'), held('PR', 'L', '2026-12-03'));
    const edits = paintEdits(team, content, table(['PR'], 1, 3));
    expect([...applyEdits(team, content, edits).assignments.keys()].sort()).toEqual([
      'PR|2026-12-01|CPD',
      'PR|2026-12-02|CPD',
      'PR|2026-12-03|CPD',
    ]);
  });
});
