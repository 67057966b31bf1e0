// What must hold after every kill, read from the database itself: no half-published rota, no lost or doubled notice, no
// solve that nobody works on.
import pg from 'pg';

/** A connection of our own that may die like all others. */
async function asked(url, text, values = []) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const cellOf = ({ person, date, duty }) => `${person} ${date} ${duty}`;

/** What does not hold, in words; nothing when all is well. `waiting` lists what may still come right by itself. */
export async function untruths(url, { team, month }) {
  const versions = await asked(
    url,
    `SELECT version.number, version.assignments FROM rota_versions version JOIN rotas rota ON rota.id = version.rota_id
     JOIN teams team ON team.id = version.team_id WHERE team.slug = $1 AND rota.month = $2 ORDER BY version.number`,
    [team, month],
  );
  const open = await asked(
    url,
    `SELECT person.code || ' ' || held.date || ' ' || duty.code AS cell FROM published_assignments held
     JOIN people person ON person.id = held.person_id JOIN duty_types duty ON duty.id = held.duty_type_id
     JOIN teams team ON team.id = held.team_id
     WHERE held.closed_at IS NULL AND team.slug = $1 AND to_char(held.date, 'YYYY-MM') = $2`,
    [team, month],
  );
  const told = await toldOf(url, { team, month });
  const wrong = [];
  const newest = versions.at(-1).assignments.map(cellOf).sort().join('\n');
  if (
    open
      .map(({ cell }) => cell)
      .sort()
      .join('\n') !== newest
  )
    wrong.push('the published rota is not its newest version');
  const due = versions.slice(1).flatMap(({ number, assignments }, before) => {
    const [was, is] = [versions[before].assignments.map(cellOf), assignments.map(cellOf)];
    const changed = [...is.filter((cell) => !was.includes(cell)), ...was.filter((cell) => !is.includes(cell))];
    return [...new Set(changed.map((cell) => cell.split(' ')[0]))].map((person) => `${number} ${person}`);
  });
  const lost = due.filter((line) => !told.includes(line));
  const doubled = told.filter((line, place) => told.indexOf(line) !== place);
  const needless = told.filter((line) => !due.includes(line));
  if (lost.length > 0) wrong.push(`lost notices: ${lost.join(', ')}`);
  if (doubled.length > 0) wrong.push(`doubled notices: ${doubled.join(', ')}`);
  if (needless.length > 0) wrong.push(`notices for nothing: ${needless.join(', ')}`);
  return { wrong, versions: versions.length, notices: told.length };
}

/** `version person` of every notice about a change of the month. */
async function toldOf(url, { team, month }) {
  const rows = await asked(
    url,
    `SELECT (message.body->>'version') || ' ' || person.code AS line FROM outbox_messages message
     JOIN notices notice ON notice.source = message.id
     LEFT JOIN memberships membership ON membership.user_id = notice.recipient_id AND membership.team_id = notice.team_id
     JOIN people person ON person.id = COALESCE(membership.person_id, notice.recipient_id)
     WHERE message.topic IN ('rota.published', 'rota.amended') AND message.body->>'team' = $1
       AND message.body->>'month' = $2 AND (message.body->>'version')::int > 1 ORDER BY 1`,
    [team, month],
  );
  return rows.map(({ line }) => line);
}

/** How much is on its way: messages nobody has told yet, notices due that did not go out, solves that run or wait. */
export async function onItsWay(url) {
  const [row] = await asked(
    url,
    `SELECT (SELECT count(*) FROM outbox_messages WHERE told_at IS NULL)::int AS messages,
       (SELECT count(*) FROM solves WHERE status IN ('queued', 'running'))::int AS solves`,
  );
  return row;
}
