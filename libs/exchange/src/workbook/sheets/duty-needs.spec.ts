import type { Team } from '@evenflow/domain';
import { tinyTeam } from '@evenflow/testing';
import { importWorkbook } from '../import-workbook.ts';
import type { WorkbookImport } from '../import-types.ts';

const HEADINGS = ['Code', 'Name', 'Start', 'End', 'Need Mon–Fri', 'Need Sat', 'Need Sun', 'Need holiday'];
const ROWS = [
  ['TH', 'Theatre', '07:30', '17:30', '2', '0', '0', '0'],
  ['NC', 'Night call', '17:30', '07:30', '1', '1', '1', '1'],
];

const BEGUN = tinyTeam({ people: [], dutyTypes: [], competences: [] });

interface Pasted {
  readonly without?: readonly string[];
  readonly answers?: Readonly<Record<string, string>>;
  readonly previous?: Team;
}

/** The list as it is pasted from Excel, without some of its columns. */
function paste({ without = [], answers = {}, previous = BEGUN }: Pasted): Promise<WorkbookImport> {
  const kept = HEADINGS.map((heading, i) => (without.includes(heading) ? -1 : i)).filter((i) => i >= 0);
  const text = [HEADINGS, ...ROWS].map((row) => kept.map((i) => row[i]).join('\t')).join('\n');
  return importWorkbook(new TextEncoder().encode(text), { fileName: 'Duties.tsv', previous, answers });
}

const needs = (imported: WorkbookImport) => imported.team!.dutyTypes.map(({ need }) => Object.values(need).join(' '));
const asked = (imported: WorkbookImport) => imported.questions.map(({ id, answers }) => [id, answers.map((a) => a.id)]);

it('asks nothing when every kind of day has a column', async () => {
  expect(needs(await paste({}))).toEqual(['2 0 0 0', '1 1 1 1']);
});

it('never takes an absent holiday column to mean that nobody works', async () => {
  const open = await paste({ without: ['Need holiday'] });
  expect(open.team).toBeNull();
  expect(open.questions[0]).toMatchObject({
    sheet: 'Duties',
    cell: 'G1',
    text: 'No column says how many people each duty needs on holidays. What holds there?',
    answer: null,
  });
  expect(asked(open)).toEqual([['need:holiday', ['as-sun', 'as-sat', 'as-monFri', 'nobody']]]);
  const alike = await paste({ without: ['Need holiday'], answers: { 'need:holiday': 'as-monFri' } });
  expect(needs(alike)).toEqual(['2 0 0 2', '1 1 1 1']);
  const nobody = await paste({ without: ['Need holiday'], answers: { 'need:holiday': 'nobody' } });
  expect(needs(nobody)).toEqual(['2 0 0 0', '1 1 1 0']);
});

it('lets one answer lean on another', async () => {
  const without = ['Need Sat', 'Need Sun', 'Need holiday'];
  expect(asked(await paste({ without }))).toEqual([
    ['need:sat', ['as-monFri', 'nobody']],
    ['need:sun', ['as-sat', 'as-monFri', 'nobody']],
    ['need:holiday', ['as-sun', 'as-sat', 'as-monFri', 'nobody']],
  ]);
  const answers = { 'need:sat': 'nobody', 'need:sun': 'as-sat', 'need:holiday': 'as-sun' };
  expect(needs(await paste({ without, answers }))).toEqual(['2 0 0 0', '1 0 0 0']);
});

it('asks how many where no column tells of any day', async () => {
  const without = HEADINGS.slice(4);
  expect(asked(await paste({ without }))[0]).toEqual(['need:monFri', ['one', 'nobody']]);
  const answers = { 'need:monFri': 'one', 'need:sat': 'nobody', 'need:sun': 'nobody', 'need:holiday': 'nobody' };
  expect(needs(await paste({ without, answers }))).toEqual(['1 0 0 0', '1 0 0 0']);
});

it('leaves what the team knows of its duties', async () => {
  const previous = (await paste({})).team!;
  const again = await paste({ without: ['Need Sun', 'Need holiday'], previous });
  expect(again.questions).toEqual([]);
  expect(needs(again)).toEqual(['2 0 0 0', '1 1 1 1']);
});
