// One published team, made by the repositories, and as many copies of it as wanted, made by the database itself.
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const COPIED = [
  ['sites', ['id', 'team_id']],
  ['competences', ['id', 'team_id']],
  ['people', ['id', 'team_id']],
  ['person_competences', ['person_id', 'competence_id']],
  ['contacts', ['id', 'person_id']],
  ['credentials', ['id', 'person_id']],
  ['duty_types', ['id', 'team_id']],
  ['holidays', ['id', 'team_id']],
  ['known_rows', ['id', 'team_id', 'row_id']],
  ['rotas', ['id', 'team_id']],
  ['rota_versions', ['id', 'team_id', 'rota_id']],
  [
    'published_assignments',
    ['id', 'team_id', 'rota_id', 'person_id', 'duty_type_id', 'with_person_id', 'successor_id'],
  ],
];

/** `span.back` and `span.ahead` in months around this one are published, `span.again` times each. */
export async function seedTeams(root, source, count, span = { back: 1, ahead: 2, again: 1 }) {
  const from = (library) => import(path.join(root, 'libs', library, 'dist/index.js'));
  const [domain, exchange, persistence] = [await from('domain'), await from('exchange'), await from('persistence')];
  const fileName = 'two-rooms.xlsx';
  const read = await exchange.importWorkbook(await readFile(path.join(root, 'demo', fileName)), { fileName });
  const team = { ...read.team, id: 'team-0', history: [], leave: [] };
  const { manager } = source;
  const organisation = await new persistence.AccessRepository(manager).addOrganisation('Bench');
  await new persistence.TeamRepository(manager).save(organisation, team);
  for (const month of months(domain, span))
    await publish(persistence, domain, manager, { organisation, team, month, ...span });
  await copyTeam(source, count);
  const teams = Array.from({ length: count }, (_, index) => `team-${index}`);
  const tokens = Object.fromEntries(teams.map((each) => [each, `evf_${randomBytes(24).toString('base64url')}`]));
  const hashes = teams.map((each) => createHash('sha256').update(tokens[each]).digest('hex'));
  await source.query(
    `INSERT INTO machine_tokens (organisation_id, name, token_hash, scopes, teams, created_by, created_at)
     SELECT $1, team, hash, '{on-call:read}', ARRAY[team], 'Bench', now() FROM unnest($2::text[], $3::text[]) AS t(team, hash)`,
    [organisation, teams, hashes],
  );
  await source.query('ANALYZE');
  return { organisation, teams, tokens, team };
}

function months({ addDays, monthRange, nextMonth }, { back, ahead }) {
  let month = new Date().toISOString().slice(0, 7);
  for (let i = 0; i < back; i++) month = addDays(monthRange(month).from, -1).slice(0, 7);
  const all = [];
  for (let i = 0; i <= back + ahead; i++, month = nextMonth(month)) all.push(month);
  return all;
}

/** Everybody in turn, a different person for each duty of a day; published again, the turns are moved by one. */
async function publish(
  { DraftRepository, PublicationRepository },
  domain,
  manager,
  { organisation, team, month, again },
) {
  const key = { organisation, team: team.id, month };
  const { from, to } = domain.monthRange(month);
  const need = domain.demandOver(team, from, to);
  for (let turn = 0; turn < again; turn++) {
    const assignments = domain.eachDay(from, to).flatMap((day) =>
      team.dutyTypes
        .filter((duty) => need(duty.code, day) > 0)
        .map((duty, place) => {
          const person = team.people[(domain.dayNumber(day) + place + turn) % team.people.length];
          return domain.assign(team, person.code, duty, day);
        }),
    );
    // A month is published a fortnight before it begins, and amended a day at a time.
    const at = new Date(Date.parse(from) + (turn - 14) * 86_400_000);
    const act = { by: 'Bench', at };
    const drafts = new DraftRepository(manager);
    const { revision } = await drafts.getOrCreate(key, act);
    const edits = [{ op: 'replace-all', assignments }];
    const edited = await drafts.applyEdits(key, edits, { ...act, expectedRevision: revision });
    const order = { ...act, overrides: [], ruleSetVersion: null, expectedRevision: edited.revision };
    await new PublicationRepository(manager).publish(key, order);
  }
}

/** New ids are made from the old ones and the number of the copy, so that references follow by themselves. */
async function copyTeam(source, count) {
  const id = (column) => `md5(row.${column}::text || n)::uuid`;
  await source.transaction(async (manager) => {
    // Copies are no changes anybody waits for.
    await manager.query(`SET LOCAL session_replication_role = replica`);
    await manager.query(
      `INSERT INTO teams (id, organisation_id, slug, name, country, region, locale, time_zone, pay_period_starts)
       SELECT ${id('id')}, organisation_id, 'team-' || n, name || ' ' || n, country, region, locale, time_zone, pay_period_starts
       FROM teams AS row, generate_series(1, $1::int) AS n WHERE slug = 'team-0'`,
      [count - 1],
    );
    for (const [table, keys] of COPIED) {
      const columns = await manager.query(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'`,
        [table],
      );
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const values = columns.map(({ name }) => (keys.includes(name) ? id(name) : `row."${name}"`)).join(', ');
      await manager.query(
        `INSERT INTO ${table} (${names}) SELECT ${values} FROM ${table} AS row, generate_series(1, $1::int) AS n`,
        [count - 1],
      );
    }
  });
}
