import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person, Team } from '@evenflow/domain';
import { RuleSetRepository, TeamRepository } from '@evenflow/persistence';
import { PACKS, type RuleSet } from '@evenflow/rules';
import { credential, person } from '@evenflow/testing';
import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, RULES, startTestApp, theTeam, type TestApp } from '../../testing/test-app.ts';
import { SCOPES } from './machine-tokens.ts';

/** What managers know of Ben in two worlds; nothing else differs between them. */
interface Matters {
  readonly word: string;
  readonly ben: Partial<Person>;
  readonly away: { readonly type: string; readonly status: 'approved' | 'recorded' };
  readonly wish: 'must' | 'nice';
  readonly arrangement: RuleSet['settings'][number];
}
const ILL: Matters = {
  word: 'epilepsy',
  ben: { fixedDaysOff: ['Wed'], travelMinutes: { H: 47 }, optOut48h: true, contractHoursPerWeek: 22.5 },
  away: { type: 'SICK', status: 'recorded' },
  wish: 'must',
  arrangement: { id: 'arranged', rule: 'limited-practice', params: { not: ['C2'] }, severity: 'should' },
};
const WELL: Matters = {
  word: 'sabbatical',
  ben: { fixedDaysOff: [], travelMinutes: { H: 12 }, optOut48h: false, contractHoursPerWeek: 37.5 },
  away: { type: 'AL', status: 'approved' },
  wish: 'nice',
  arrangement: { id: 'arranged', rule: 'max-days-in-window', params: { max: 2, days: 7 }, severity: 'should' },
};

function teamIn({ word, ben, away, wish }: Matters): Team {
  const days = { person: 'Ben', from: '2026-12-19', to: '2026-12-21' };
  const private_ = {
    notes: `notes ${word}`,
    credentials: [credential({ number: `no ${word}`, body: `board ${word}` })],
  };
  const contacts = [{ kind: 'phone' as const, value: `phone ${word}`, visibility: 'private' as const }];
  return theTeam({
    people: theTeam().people.map((each) =>
      each.code === 'Ben' ? person('Ben', { ...ben, ...private_, contacts }) : each,
    ),
    leave: [
      { ...days, ...away, typeName: `${away.type} ${word}`, comment: word },
      { ...days, from: '2026-12-28', to: '2026-12-28', type: away.type, status: 'requested', comment: word },
    ],
    requests: [{ ...days, wish: 'avoid', duty: 'any call', priority: wish, comment: word }],
  });
}

const PATHS = Object.entries(
  (
    JSON.parse(readFileSync(join(__dirname, '../../../../../libs/api-client/openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, { parameters?: { name: string; required?: boolean; in: string }[] }>>;
    }
  ).paths,
).flatMap(([path, { get }]) => (get ? [{ path, parameters: get.parameters ?? [] }] : []));
const FACTS: Readonly<Record<string, string>> = {
  ...{ team: 'tiny', month: '2026-12', version: '1', person: 'Amy', type: 'AL', duty: 'C1', date: '2026-12-13' },
  ...{ from: '2026-12-01', to: '2026-12-31', id: '00000000-0000-4000-8000-000000000000', file: 'none.ics' },
};
/** Streams do not end, and the health of the process counts its seconds. */
const READ = PATHS.filter(({ path }) => !/events$|health$/.test(path));
/** Whether a swap can be done depends on what is private; that it stands against it is said, and no more. */
const TELLS_VERDICTS = ['/api/v1/teams/{team}/swaps/options', '/api/v1/teams/{team}/leave/preview'];

/** The cover proof is made to show the hospital by which credential somebody covers; colleagues read it without. */
const isToldBy = (path: string, reader: string) =>
  TELLS_VERDICTS.includes(path) || (path.includes('/cover') && reader !== 'staff');

let test: TestApp;
let manager: TestAgent;
const readers = new Map<string, TestAgent>();
beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-20T12:00:00Z' });
  manager = await test.as('manager');
  await live(ILL);
  await publishMonth(manager, fullDecember());
  const keys = { name: 'everything', scopes: [...SCOPES], teams: ['tiny'] };
  const { body } = await manager.post('/api/v1/machine-tokens').send(keys).expect(201);
  for (const user of ['staff', 'viewer'] as const) readers.set(user, await test.as(user));
  readers.set('machine', (await test.as('nobody')).set('authorization', `Bearer ${body.token}`));
}, 180_000);
afterAll(() => test.stop());

/** Makes the world so: Ben’s facts, and the team’s rules with every rule of a pack and an arrangement for him. */
async function live(matters: Matters): Promise<void> {
  const database = test.database.source.manager;
  await new TeamRepository(database).save(test.organisation, teamIn(matters));
  const rules = new RuleSetRepository<RuleSet>(database);
  const key = { organisation: test.organisation, team: 'tiny' };
  const soft = PACKS[0]!.rules.settings.map((each) => ({ ...each, severity: 'should' as const }));
  const named = { ...matters.arrangement, scope: { people: ['Ben'] }, note: `note ${matters.word}` };
  const act = { expectedVersion: (await rules.current(key))!.version, by: 'Mona', at: test.clock.at };
  await rules.change(key, { ...RULES, settings: [...RULES.settings, ...soft, named] }, act);
}

async function answerTo(agent: TestAgent, { path, parameters }: (typeof READ)[number]): Promise<string> {
  const given = parameters.filter(({ required }) => required);
  const at = given.reduce((url, { name }) => url.replace(`{${name}}`, FACTS[name] ?? ''), path);
  const query = Object.fromEntries(given.filter((each) => each.in === 'query').map(({ name }) => [name, FACTS[name]]));
  const answer = await agent
    .get(at)
    .query(query)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  return `${answer.status} ${withoutMoments((answer.body as Buffer).toString('latin1'))}`;
}

/** What differs from one moment to the next whatever is told: ids, signatures, when a file was made. */
function withoutMoments(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replace(/"signature":"[^"]*"/g, '')
    .replace(/\(D:\d+Z\)|\/ID .*/g, '')
    .replace(/PK\x03\x04(.{6}).{4}|PK\x01\x02(.{8}).{4}/gs, '$1$2');
}

const everything = async (agent: TestAgent) =>
  Object.fromEntries(await Promise.all(READ.map(async (route) => [route.path, await answerTo(agent, route)] as const)));

it('answers everybody but managers the same on every route, whatever is private of a colleague', async () => {
  const [before, whole] = [new Map<string, Record<string, string>>(), await everything(manager)];
  for (const [reader, agent] of readers) before.set(reader, await everything(agent));
  await live(WELL);
  for (const [reader, agent] of readers) {
    const [was, is] = [before.get(reader)!, await everything(agent)];
    const kept = READ.filter(({ path }) => !isToldBy(path, reader));
    const differ = kept.filter(({ path }) => was[path] !== is[path]);
    expect([reader, differ.map(({ path }) => path)]).toEqual([reader, []]);
    const told = kept.filter(({ path }) => /epilepsy|sabbatical/.test(was[path]! + is[path]!));
    expect([reader, told.map(({ path }) => path)]).toEqual([reader, []]);
  }
  // The managers’ own answers do differ, so what is compared is there to be told.
  const changed = await everything(manager);
  const differ = READ.filter(({ path }) => whole[path] !== changed[path]).map(({ path }) => path);
  for (const path of ['', '/leave', '/requests', '/rules', '/rotas/{month}/rota.xlsx', '/rotas/{month}/rota.pdf']) {
    expect(differ).toContain(`/api/v1/teams/{team}${path}`);
  }
}, 180_000);
