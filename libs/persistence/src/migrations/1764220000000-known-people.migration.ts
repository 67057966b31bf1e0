import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables with a team of their own, which are kept as duties and needs are. */
const OF_TEAM = ['people', 'competences'];
/** Tables whose rows hang on a person, each with what names a row of it. */
const OF_PERSON = {
  person_competences: 'md5(each.person_id::text || each.competence_id)::uuid',
  credentials: 'each.id',
  contacts: 'each.id',
} as const;

/** Names, what people can and may do, and how to reach them are kept as they were known. What there is now always was. */
export class KnownPeople1764220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of OF_TEAM) {
      await runner.query(
        `INSERT INTO known_rows (team_id, of_table, row_id, row, known_from)
         SELECT team_id, '${table}', id, to_jsonb(was), '-infinity' FROM ${table} AS was`,
      );
      await runner.query(
        `CREATE TRIGGER ${table}_known AFTER INSERT OR UPDATE OR DELETE ON ${table}
         FOR EACH ROW EXECUTE FUNCTION keep_known_rows()`,
      );
    }
    for (const [table, id] of Object.entries(OF_PERSON)) {
      await runner.query(
        `INSERT INTO known_rows (team_id, of_table, row_id, row, known_from)
         SELECT person.team_id, '${table}', ${id}, to_jsonb(each), '-infinity'
         FROM ${table} AS each JOIN people AS person ON person.id = each.person_id`,
      );
      await runner.query(keepOfPerson(table, id));
      await runner.query(
        `CREATE TRIGGER ${table}_known AFTER INSERT OR UPDATE OR DELETE ON ${table}
         FOR EACH ROW EXECUTE FUNCTION keep_known_${table}()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(OF_PERSON)) {
      await runner.query(`DROP TRIGGER ${table}_known ON ${table}`);
      await runner.query(`DROP FUNCTION keep_known_${table}()`);
    }
    for (const table of OF_TEAM) await runner.query(`DROP TRIGGER ${table}_known ON ${table}`);
    const tables = [...OF_TEAM, ...Object.keys(OF_PERSON)].map((table) => `'${table}'`);
    await runner.query(`DELETE FROM known_rows WHERE of_table IN (${tables.join(', ')})`);
  }
}

/** As `keep_known_rows`, for rows that find their team by their person. */
function keepOfPerson(table: string, id: string): string {
  return `CREATE FUNCTION keep_known_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    at timestamptz := clock_timestamp();
    each ${table}%ROWTYPE;
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(OLD) = to_jsonb(NEW) THEN RETURN NULL; END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN
      each := OLD;
      UPDATE known_rows SET known_to = at WHERE row_id = ${id} AND known_to IS NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      each := NEW;
      INSERT INTO known_rows (team_id, of_table, row_id, row, known_from)
      SELECT person.team_id, TG_TABLE_NAME, ${id}, to_jsonb(each),
        CASE WHEN TG_OP = 'INSERT' AND team.created_at >= now() THEN '-infinity' ELSE at END
      FROM people AS person JOIN teams AS team ON team.id = person.team_id WHERE person.id = each.person_id;
    END IF;
    RETURN NULL;
  END $$`;
}
