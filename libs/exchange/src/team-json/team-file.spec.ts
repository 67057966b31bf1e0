import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, type Team } from '@evenflow/domain';
import { importWorkbook } from '../workbook/import-workbook.ts';
import { exportTeam, readTeam, type TeamFileProblem } from './team-file.ts';

async function demoTeam(id: string): Promise<Team> {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../../../demo', `${id}.xlsx`)));
  return (await importWorkbook(bytes, { fileName: `${id}.xlsx` })).team!;
}

function problemsOf(content: unknown): readonly TeamFileProblem[] {
  try {
    readTeam(content);
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(DomainError);
    expect((refusal as DomainError).code).toBe('team-file');
    return (refusal as DomainError).facts['problems'] as TeamFileProblem[];
  }
  return [];
}

describe('a team as a file', () => {
  it.each(['two-rooms', 'st-cuthberts', 'lakeshore'])('gives %s back unchanged', async (id) => {
    const team = await demoTeam(id);
    const json = JSON.stringify(exportTeam(team));
    expect(JSON.parse(json)).toMatchObject({ format: 'evenflow-team/1', id });
    expect(readTeam(JSON.parse(json))).toEqual(team);
  });

  it('keeps recurrences, census, pay periods and travel between sites', async () => {
    const team: Team = {
      ...(await demoTeam('lakeshore')),
      demandRecurrences: [
        { duty: 'UOR5', rrule: 'FREQ=WEEKLY;BYDAY=TU', from: '2026-12-01', to: '2026-12-31', need: 0 },
      ],
      ecmoCensus: { '2026-12-01': 3 },
      payPeriodStarts: ['2026-11-01', '2026-11-15'],
    };
    const sites = team.sites.map((site, i) => ({ ...site, minutesTo: { [team.sites[1 - i]!.code]: 10 } }));
    expect(readTeam(exportTeam({ ...team, sites }))).toEqual({ ...team, sites });
  });

  const change = async (path: readonly (string | number)[], value: unknown): Promise<unknown> => {
    const content = JSON.parse(JSON.stringify(exportTeam(await demoTeam('two-rooms'))));
    let at = content;
    for (const part of path.slice(0, -1)) at = at[part];
    at[path.at(-1)!] = value;
    return content;
  };

  it.each([
    [
      'a day that does not exist',
      ['leave', 0, 'from'],
      '2026-02-30',
      '/leave/0/from',
      'is not a day that exists; write it as 2026-12-24',
    ],
    [
      'a time that is none',
      ['dutyTypes', 0, 'weekday', 'start'],
      '25:00',
      '/dutyTypes/0/weekday/start',
      'is not a time; write it as 17:30',
    ],
    [
      'an unknown zone',
      ['timeZone'],
      'Mars/Base',
      '/timeZone',
      'is not a time zone; write an IANA name such as Europe/London',
    ],
    ['a field nobody knows', ['people', 1, 'shoe/size'], 42, '/people/1/shoe~1size', 'is not a field of a team'],
    ['a code used twice', ['people', 1, 'code'], 'ME', '/people/1/code', '“ME” is there already'],
    ['leave of a stranger', ['leave', 2, 'person'], 'XX', '/leave/2/person', '“XX” is not known in this team'],
    [
      'a duty that never ends',
      ['dutyTypes', 0, 'weekday', 'end'],
      '05:00',
      '/dutyTypes/0/weekday/end',
      'is not after the start; set endDayOffset to 1 when it is on the next day',
    ],
    ['another format', ['format'], 'evenflow-team/9', '/format', 'must be “evenflow-team/1”'],
  ])('points at %s', async (_what, path, value, pointer, message) => {
    expect(problemsOf(await change(path, value))).toContainEqual(expect.objectContaining({ pointer, message }));
  });

  it('refuses what is no object or has a field missing', async () => {
    for (const content of [[], null, 'team', 3])
      expect(problemsOf(content)).toEqual([{ pointer: '', code: 'not-a-team', message: 'is not a team file' }]);
    const content = JSON.parse(JSON.stringify(exportTeam(await demoTeam('two-rooms'))));
    delete content.people[2].fte;
    expect(problemsOf(content).map((problem) => problem.pointer)).toEqual(['/people/2/fte']);
  });
});
