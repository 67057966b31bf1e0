import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monthRange, type Assignment, type Team } from '@evenflow/domain';
import { importWorkbook } from '@evenflow/exchange';
import {
  LiveCheck,
  compileRota,
  validateRuleSet,
  type CompiledRota,
  type Finding,
  type RuleSet,
} from '@evenflow/rules';

const root = path.resolve(__dirname, '../../..');
const TEAMS = ['two-rooms', 'st-cuthberts', 'lakeshore'] as const;
type TeamName = (typeof TEAMS)[number];

interface Loaded {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  /** A legal December that is not ours. */
  readonly december: readonly Assignment[];
}

const loaded = new Map<TeamName, Loaded>();

beforeAll(async () => {
  for (const name of TEAMS) {
    const { team } = await importWorkbook(readFileSync(path.join(root, `demo/${name}.xlsx`)), {
      fileName: `${name}.xlsx`,
    });
    const rules = validateRuleSet(JSON.parse(readFileSync(path.join(root, `demo/${name}.rules.json`), 'utf8')));
    if (!team || 'problems' in rules) throw new Error(JSON.stringify(rules));
    const december = (
      JSON.parse(readFileSync(path.join(__dirname, `fixtures/${name}.december.json`), 'utf8')) as {
        assignments: Assignment[];
      }
    ).assignments;
    loaded.set(name, { team, ruleSet: rules.ruleSet, december });
  }
});

function mustsBroken(
  name: TeamName,
  month: string,
  assignments: readonly Assignment[],
  worked: readonly Assignment[],
): Finding[] {
  const { team, ruleSet } = loaded.get(name)!;
  const check = new LiveCheck(compileRota(team, ruleSet, monthRange(month), { worked }), assignments);
  return check.findings().filter((finding) => finding.severity !== 'should');
}

describe.each(TEAMS)('the rules of %s', (name) => {
  it('find nothing broken in the November that was worked', () => {
    const { team } = loaded.get(name)!;
    expect(mustsBroken(name, '2026-11', team.history, []).map((f) => f.sentence)).toEqual([]);
  });

  it('find nothing broken in a legal December after it', () => {
    const { team, december } = loaded.get(name)!;
    expect(mustsBroken(name, '2026-12', december, team.history).map((f) => f.sentence)).toEqual([]);
  });
});

describe('a December spoiled on purpose', () => {
  const compiled = new Map<TeamName, CompiledRota>();

  beforeAll(() => {
    for (const [name, { team, ruleSet }] of loaded)
      compiled.set(name, compileRota(team, ruleSet, monthRange('2026-12'), {}));
  });

  /** What the musts say of the legal December with one duty put on, given as `person date duty`. */
  function put(name: TeamName, text: string): string[] {
    const [person, date, duty] = text.split(' ') as [string, string, string];
    const check = new LiveCheck(compiled.get(name)!, loaded.get(name)!.december);
    check.toggle(compiled.get(name)!.view.slot(person, date, duty)!.index);
    return check
      .findings()
      .filter((f) => f.severity !== 'should')
      .map((f) => `${f.setting}: ${f.sentence}`);
  }

  it.each<[TeamName, string, string]>([
    [
      'two-rooms',
      'TP 2026-12-08 C1',
      'requests-must: Tuan must not hold C1 on Tue 8 Dec (Guest suite closed for repairs – cannot be within 30 min) and holds First call.',
    ],
    [
      'two-rooms',
      'KL 2026-12-31 C1',
      'credential-valid: Keisha’s CCP (ABCP) ends on Thu 31 Dec; First call on Thu 31 Dec runs until 06:00 on Fri 1 Jan.',
    ],
    [
      'two-rooms',
      'KL 2026-12-10 C2',
      'competence-required: Keisha has ECMO at level 2; Back-up / ECMO call on Thu 10 Dec needs level 3.',
    ],
    [
      'two-rooms',
      'KL 2026-12-10 C2',
      'off-after-first-call: Keisha holds First call on Wed 9 Dec and Back-up / ECMO call on Thu 10 Dec. The day after First call is free of Back-up / ECMO call.',
    ],
    [
      'two-rooms',
      'TP 2026-12-08 C1',
      'float-is-first-call: Tuan holds First call on Tue 8 Dec without Float / +1, late room, TAVR, cell saver. The two go together that day.',
    ],
    ['two-rooms', 'AV 2026-12-08 OR1', 'leave-protected: Anneliese is on leave on Tue 8 Dec and holds OR 1.'],
    [
      'st-cuthberts',
      'RL 2026-12-15 F',
      'credential-valid: Rhys’s ECMO competency review (local) ends on Sun 13 Dec; Float: +1, cell salvage, ECMO round on Tue 15 Dec runs until 18:00 on Tue 15 Dec.',
    ],
    [
      'st-cuthberts',
      'HN 2026-12-10 OC1',
      'fixed-days-off: Harriet holds First on call on Thu 10 Dec; it runs into a fixed day off on Fri 11 Dec.',
    ],
    [
      'st-cuthberts',
      'HN 2026-12-10 OC1',
      'call-nights-part-time: Harriet holds OC1 or OC2 6 times from Fri 13 Nov to Thu 10 Dec; at most 5 are allowed.',
    ],
    [
      'st-cuthberts',
      'GPH 2026-12-16 OC1',
      'gph-duties: Gwenllian holds First on call on Wed 16 Dec and may hold only TH1, F, MGT, CPD.',
    ],
    [
      'st-cuthberts',
      'JWL 2026-12-15 OC1',
      'trainee-first-year: Jia-Wen is a trainee and may not join First on call on Tue 15 Dec.',
    ],
    [
      'lakeshore',
      'ET 2026-12-17 COR1',
      "credential-valid: Elliot’s Site privilege (Lakeshore Children's) ends on Tue 15 Dec; Children's OR 1 on Thu 17 Dec runs until 16:30 on Thu 17 Dec.",
    ],
    [
      'lakeshore',
      'ET 2026-12-17 COR1',
      'paid-hours: Elliot has 50 paid hours from Sun 13 Dec to Sat 26 Dec; at most 48 are allowed.',
    ],
    [
      'lakeshore',
      'CB 2026-12-09 AC1',
      'response-time: Cassandra is 38 minutes away; Adult first call on Wed 9 Dec must be answered within 30.',
    ],
    [
      'lakeshore',
      'LAR 2026-12-31 AC1',
      'ecmo-nights: Luis holds ECMO night, in house until 07:30 on Wed 30 Dec and would start Adult first call at 17:00 on Thu 31 Dec. That leaves 33.5 hours after nights; 48 are needed.',
    ],
    [
      'lakeshore',
      'BC 2026-12-10 UOR3',
      'provisional: Brianna holds University OR 3 on Thu 10 Dec and may hold only UOR1, UOR2, AC2.',
    ],
    [
      'lakeshore',
      'RM 2026-12-16 EN',
      'rm-no-nights: Rajesh holds ECMO night, in house on Wed 16 Dec and may not hold it.',
    ],
  ])('%s: %s', (name, change, sentence) => {
    expect(put(name, change)).toContain(sentence);
  });
});
