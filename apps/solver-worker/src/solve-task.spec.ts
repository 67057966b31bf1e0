import { assignmentKey } from '@evenflow/domain';
import {
  AccessRepository,
  DraftRepository,
  RuleSetRepository,
  SolveRepository,
  TeamRepository,
  type RotaKey,
  type SolveKeep,
  type SolveScope,
} from '@evenflow/persistence';
import { testDatabase, type TestDatabase } from '@evenflow/persistence/testing';
import { call, tinyTeam } from '@evenflow/testing';
import { solveRota } from '@evenflow/solver';
import { loadSolveTask } from './solve-task.ts';

const ACT = { by: 'Muna', at: new Date('2026-11-23T12:00:00Z') };
/** A holiday more than a year ahead, and who asked not to work it. */
const HOLIDAY = '2027-12-25';
const CHRISTMAS = { person: 'Ben', date: HOLIDAY, duty: 'C1' };
const TURN = assignmentKey(CHRISTMAS);

let database: TestDatabase;
let key: RotaKey;
let drafts: DraftRepository;

beforeEach(async () => {
  database = await testDatabase();
  const { manager } = database.source;
  const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
  key = { organisation, team: 'tiny', month: '2027-12' };
  const team = tinyTeam({
    dutyTypes: [call('C1')],
    holidays: [{ date: HOLIDAY, name: 'Christmas Day', identity: 'Christmas Day', points: 3 }],
    requests: [{ person: 'Ben', from: HOLIDAY, to: HOLIDAY, wish: 'avoid', duty: 'C1', priority: 'prefer' }],
  });
  await new TeamRepository(manager).save(organisation, team);
  const settings = ['required-count', 'one-duty-at-a-time', 'requests'].map((rule) => ({ id: rule, rule }));
  await new RuleSetRepository(manager).change(key, { settings }, { ...ACT, expectedVersion: 0 });
  drafts = new DraftRepository(manager);
  await drafts.getOrCreate(key, ACT);
});
afterEach(() => database.drop());

interface Order {
  readonly keep: SolveKeep;
  readonly scope?: SolveScope;
}

/** Fills the month as a worker does, and puts it into the draft as accepting it does. */
async function filled(order: Order) {
  const { manager } = database.source;
  const solves = new SolveRepository(manager);
  await solves.enqueue(key, { ...ACT, seed: 1, seconds: 1, scope: {}, ...order });
  const { solve } = (await solves.claim('worker of the specs', 60_000))!;
  const { team, ruleSet, from, to, locks, published } = await loadSolveTask(manager, solve);
  const options = { seed: 1, seconds: 1, locks, published };
  const { assignments } = await solveRota(team, ruleSet, { from, to }, options);
  const { revision } = (await drafts.find(key))!;
  return drafts.applyEdits(key, [{ op: 'replace-all', assignments }], { ...ACT, expectedRevision: revision });
}

/** As the page of the year's holidays writes a choice. */
const plan = () =>
  drafts.applyEdits(
    key,
    [
      { op: 'assign', ...CHRISTMAS },
      { op: 'lock', ...CHRISTMAS },
    ],
    { ...ACT, expectedRevision: 0 },
  );

describe('a fill', () => {
  it('gives a holiday to whoever did not ask to be spared it, while nobody is chosen', async () => {
    const { assignments } = await filled({ keep: 'locks' });
    expect(assignments.map(assignmentKey)).not.toContain(TURN);
  });

  it.each<[string, Order]>([
    ['of everything', { keep: 'locks' }],
    ['of only the open duties', { keep: 'filled' }],
    [
      'of a selection around it',
      { keep: 'locks', scope: { selection: { people: ['Amy', 'Ben'], from: '2027-12-20', to: '2027-12-31' } } },
    ],
    [
      'of a selection elsewhere',
      { keep: 'locks', scope: { selection: { people: ['Amy'], from: '2027-12-01', to: '2027-12-10' } } },
    ],
  ])('%s keeps a holiday that was planned a year ahead, and its lock', async (_what, order) => {
    await plan();
    const { assignments, locks } = await filled(order);
    expect(assignments.map(assignmentKey)).toContain(TURN);
    expect(locks).toEqual([TURN]);
    expect(assignments.filter(({ date }) => date === HOLIDAY)).toHaveLength(1);
  });
});
