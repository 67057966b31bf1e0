import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['sites', 'duty_types', 'demand_changes', 'demand_recurrences', 'ecmo_census_days', 'holidays'];

/** Duties and needs are kept as they were known, too. What there is now counts as known from the beginning. */
export class KnownRows1764170000000 implements MigrationInterface {
  readonly name = 'KnownRows1764170000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "known_rows" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "of_table" text NOT NULL, "row_id" uuid NOT NULL, "row" jsonb NOT NULL, "known_from" TIMESTAMP WITH TIME ZONE NOT NULL, "known_to" TIMESTAMP WITH TIME ZONE, CONSTRAINT "known_rows_pkey" PRIMARY KEY ("id"), CONSTRAINT "known_rows_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION)`,
    );
    await runner.query(`CREATE INDEX "known_rows_team_id_idx" ON "known_rows" ("team_id")`);
    await runner.query(`CREATE INDEX "known_rows_open" ON "known_rows" ("row_id") WHERE "known_to" IS NULL`);
    for (const statement of [KEEP, KEEP_LEAVE, KEEP_EMPLOYMENT]) await runner.query(statement);
    for (const table of TABLES) {
      await runner.query(
        `INSERT INTO known_rows (team_id, of_table, row_id, row, known_from)
         SELECT team_id, '${table}', id, to_jsonb(was), '-infinity' FROM ${table} AS was`,
      );
      await runner.query(
        `CREATE TRIGGER ${table}_known AFTER INSERT OR UPDATE OR DELETE ON ${table}
         FOR EACH ROW EXECUTE FUNCTION keep_known_rows()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TRIGGER ${table}_known ON ${table}`);
    await runner.query(`DROP FUNCTION keep_known_rows()`);
    await runner.query(`DROP TABLE "known_rows"`);
  }
}

/** What a team begins with was never otherwise; all else is known from the moment it is written. */
const KEEP = `CREATE FUNCTION keep_known_rows() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    at timestamptz := clock_timestamp();
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(OLD) = to_jsonb(NEW) THEN RETURN NULL; END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN
      UPDATE known_rows SET known_to = at WHERE row_id = OLD.id AND known_to IS NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      INSERT INTO known_rows (team_id, of_table, row_id, row, known_from)
      SELECT NEW.team_id, TG_TABLE_NAME, NEW.id, to_jsonb(NEW),
        CASE WHEN TG_OP = 'INSERT' AND team.created_at >= now() THEN '-infinity' ELSE at END
      FROM teams AS team WHERE team.id = NEW.team_id;
    END IF;
    RETURN NULL;
  END $$`;

/** As before, but one fact ends at the very moment the next begins: no instant falls between. */
const KEEP_LEAVE = `CREATE OR REPLACE FUNCTION keep_leave_history() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    at timestamptz := clock_timestamp();
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF (OLD.person_id, OLD.from_day, OLD.to_day, OLD.type, OLD.status)
        = (NEW.person_id, NEW.from_day, NEW.to_day, NEW.type, NEW.status) THEN RETURN NULL; END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN
      UPDATE leave_history SET known_to = at WHERE leave_id = OLD.id AND known_to IS NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      INSERT INTO leave_history (team_id, leave_id, person_id, from_day, to_day, type, status, known_from)
      VALUES (NEW.team_id, NEW.id, NEW.person_id, NEW.from_day, NEW.to_day, NEW.type, NEW.status, at);
    END IF;
    RETURN NULL;
  END $$`;

const KEEP_EMPLOYMENT = `CREATE OR REPLACE FUNCTION keep_employment_history() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    at timestamptz := clock_timestamp();
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF (OLD.start_date, OLD.end_date) IS NOT DISTINCT FROM (NEW.start_date, NEW.end_date) THEN RETURN NULL; END IF;
      UPDATE employment_history SET known_to = at WHERE person_id = OLD.id AND known_to IS NULL;
    END IF;
    INSERT INTO employment_history (team_id, person_id, start_date, end_date, known_from)
    VALUES (NEW.team_id, NEW.id, NEW.start_date, NEW.end_date, CASE TG_OP WHEN 'INSERT' THEN '-infinity' ELSE at END);
    RETURN NULL;
  END $$`;
