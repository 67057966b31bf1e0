import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms for gaps, notes, hand-overs, machines, and the history that "as known then" is read from. */
export class Cover1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...HISTORY, ...NOTICES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [trigger, table] of TRIGGERS) await runner.query(`DROP TRIGGER ${trigger} ON ${table}`);
    const tables = TABLES.flatMap((statement) => /^CREATE TABLE "(\w+)"/.exec(statement)?.[1] ?? []);
    await runner.query(`DROP TABLE ${tables.map((table) => `"${table}"`).join(', ')} CASCADE`);
    await runner.query('DROP INDEX "published_assignments_team_id_date_idx"');
    await runner.query(
      'DROP FUNCTION keep_leave_history(), keep_employment_history(), tell_team_changed(), tell_team_of_row_changed(), tell_published_changed(), tell_tokens_changed(), fan_out_webhooks()',
    );
  }
}

const WITH_TEAM = `CONSTRAINT "%_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`;
const teamKey = (table: string) => WITH_TEAM.replace('%', table);
const organisationKey = (table: string) =>
  `CONSTRAINT "${table}_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE NO ACTION`;
const ID = '"id" uuid NOT NULL DEFAULT gen_random_uuid()';
const AT = 'TIMESTAMP WITH TIME ZONE';

const TABLES = [
  `CREATE TABLE "cover_alarms" (${ID}, "team_id" uuid NOT NULL, "site" text NOT NULL, "duty" text NOT NULL, "start_at" ${AT} NOT NULL, "end_at" ${AT} NOT NULL, "cause" text NOT NULL, "person" text, "reason" text, "opened_at" ${AT} NOT NULL, "seen_at" ${AT}, "seen_by" text, "closed_at" ${AT}, CONSTRAINT "cover_alarms_pkey" PRIMARY KEY ("id"), ${teamKey('cover_alarms')})`,
  `CREATE INDEX "cover_alarms_team_id_idx" ON "cover_alarms" ("team_id")`,
  `CREATE UNIQUE INDEX "cover_alarms_open" ON "cover_alarms" ("team_id", "site", "duty", "start_at") WHERE "closed_at" IS NULL`,
  `CREATE TABLE "operator_notes" (${ID}, "team_id" uuid NOT NULL, "duty" text, "text" text NOT NULL, "by" text NOT NULL, "at" ${AT} NOT NULL, "removed_at" ${AT}, "removed_by" text, CONSTRAINT "operator_notes_pkey" PRIMARY KEY ("id"), ${teamKey('operator_notes')})`,
  `CREATE INDEX "operator_notes_team_id_idx" ON "operator_notes" ("team_id")`,
  `CREATE TABLE "hand_overs" ("team_id" uuid NOT NULL, "site" text NOT NULL, "duty" text NOT NULL, "at" ${AT} NOT NULL, "person" text NOT NULL, "acknowledged_at" ${AT} NOT NULL, CONSTRAINT "hand_overs_pkey" PRIMARY KEY ("team_id", "site", "duty", "at", "person"), ${teamKey('hand_overs')})`,
  `CREATE TABLE "downtime_sheets" ("team_id" uuid NOT NULL, "recipients" text array NOT NULL, "at" text NOT NULL, "sent_for" date, "sent_at" ${AT}, CONSTRAINT "downtime_sheets_pkey" PRIMARY KEY ("team_id"), ${teamKey('downtime_sheets')})`,
  `CREATE TABLE "leave_history" (${ID}, "team_id" uuid NOT NULL, "leave_id" uuid NOT NULL, "person_id" uuid NOT NULL, "from_day" date NOT NULL, "to_day" date NOT NULL, "type" text NOT NULL, "status" text NOT NULL, "known_from" ${AT} NOT NULL, "known_to" ${AT}, CONSTRAINT "leave_history_pkey" PRIMARY KEY ("id"), ${teamKey('leave_history')})`,
  `CREATE INDEX "leave_history_team_id_idx" ON "leave_history" ("team_id")`,
  `CREATE INDEX "leave_history_team_id_from_day_idx" ON "leave_history" ("team_id", "from_day")`,
  `CREATE INDEX "leave_history_open" ON "leave_history" ("leave_id") WHERE "known_to" IS NULL`,
  `CREATE TABLE "employment_history" (${ID}, "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "start_date" date, "end_date" date, "known_from" ${AT} NOT NULL, "known_to" ${AT}, CONSTRAINT "employment_history_pkey" PRIMARY KEY ("id"), ${teamKey('employment_history')})`,
  `CREATE INDEX "employment_history_team_id_idx" ON "employment_history" ("team_id")`,
  `CREATE INDEX "employment_history_open" ON "employment_history" ("person_id") WHERE "known_to" IS NULL`,
  `CREATE TABLE "machine_tokens" (${ID}, "organisation_id" uuid NOT NULL, "name" text NOT NULL, "token_hash" text NOT NULL, "scopes" text array NOT NULL, "teams" text array NOT NULL, "created_by" text NOT NULL, "created_at" ${AT} NOT NULL, "revoked_at" ${AT}, "last_used_at" ${AT}, CONSTRAINT "machine_tokens_hash_key" UNIQUE ("token_hash"), CONSTRAINT "machine_tokens_pkey" PRIMARY KEY ("id"), ${organisationKey('machine_tokens')})`,
  `CREATE INDEX "machine_tokens_organisation_id_idx" ON "machine_tokens" ("organisation_id")`,
  `CREATE TABLE "webhooks" (${ID}, "organisation_id" uuid NOT NULL, "url" text NOT NULL, "secret" text NOT NULL, "events" text array NOT NULL, "teams" text array NOT NULL, "created_by" text NOT NULL, "created_at" ${AT} NOT NULL, "removed_at" ${AT}, CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id"), ${organisationKey('webhooks')})`,
  `CREATE INDEX "webhooks_organisation_id_idx" ON "webhooks" ("organisation_id")`,
  `CREATE TABLE "webhook_deliveries" (${ID}, "webhook_id" uuid NOT NULL, "event" text NOT NULL, "body" jsonb NOT NULL, "created_at" ${AT} NOT NULL, "due_at" ${AT} NOT NULL, "tries" jsonb NOT NULL DEFAULT '[]', "delivered_at" ${AT}, "given_up_at" ${AT}, CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id"), CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE INDEX "webhook_deliveries_webhook_id_created_at_idx" ON "webhook_deliveries" ("webhook_id", "created_at")`,
  `CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" ("due_at") WHERE "delivered_at" IS NULL AND "given_up_at" IS NULL`,
  `CREATE TABLE "signing_keys" (${ID}, "private_key" text NOT NULL, "public_key" text NOT NULL, "created_at" ${AT} NOT NULL, CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "published_assignments_team_id_date_idx" ON "published_assignments" ("team_id", "date")`,
];

/** What was known when. Facts of before this migration count as known from the beginning of their rows. */
const HISTORY = [
  `INSERT INTO leave_history (team_id, leave_id, person_id, from_day, to_day, type, status, known_from)
   SELECT team_id, id, person_id, from_day, to_day, type, status, created_at FROM leave_entries`,
  `INSERT INTO employment_history (team_id, person_id, start_date, end_date, known_from)
   SELECT team_id, id, start_date, end_date, '-infinity' FROM people`,
  `CREATE FUNCTION keep_leave_history() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND (OLD.person_id, OLD.from_day, OLD.to_day, OLD.type, OLD.status)
       = (NEW.person_id, NEW.from_day, NEW.to_day, NEW.type, NEW.status) THEN RETURN NULL; END IF;
     IF TG_OP <> 'INSERT' THEN
       UPDATE leave_history SET known_to = clock_timestamp() WHERE leave_id = OLD.id AND known_to IS NULL;
     END IF;
     IF TG_OP <> 'DELETE' THEN
       INSERT INTO leave_history (team_id, leave_id, person_id, from_day, to_day, type, status, known_from)
       VALUES (NEW.team_id, NEW.id, NEW.person_id, NEW.from_day, NEW.to_day, NEW.type, NEW.status, clock_timestamp());
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER leave_entries_history AFTER INSERT OR UPDATE OR DELETE ON leave_entries
   FOR EACH ROW EXECUTE FUNCTION keep_leave_history()`,
  `CREATE FUNCTION keep_employment_history() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' THEN
       IF (OLD.start_date, OLD.end_date) IS NOT DISTINCT FROM (NEW.start_date, NEW.end_date) THEN RETURN NULL; END IF;
       UPDATE employment_history SET known_to = clock_timestamp() WHERE person_id = OLD.id AND known_to IS NULL;
     END IF;
     INSERT INTO employment_history (team_id, person_id, start_date, end_date, known_from)
     VALUES (NEW.team_id, NEW.id, NEW.start_date, NEW.end_date,
       CASE TG_OP WHEN 'INSERT' THEN '-infinity'::timestamptz ELSE clock_timestamp() END);
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER people_employment_history AFTER INSERT OR UPDATE ON people
   FOR EACH ROW EXECUTE FUNCTION keep_employment_history()`,
];

/** Who listens hears of a change the moment it is committed, whoever made it. */
const NOTICES = [
  `CREATE FUNCTION tell_team_changed() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN PERFORM pg_notify('evenflow_team_changed', NEW.id::text); RETURN NULL; END $$`,
  `CREATE TRIGGER teams_changed AFTER INSERT OR UPDATE ON teams FOR EACH ROW EXECUTE FUNCTION tell_team_changed()`,
  `CREATE FUNCTION tell_team_of_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN PERFORM pg_notify('evenflow_team_changed', NEW.team_id::text); RETURN NULL; END $$`,
  `CREATE TRIGGER operator_notes_changed AFTER INSERT OR UPDATE ON operator_notes
   FOR EACH ROW EXECUTE FUNCTION tell_team_of_row_changed()`,
  `CREATE TRIGGER hand_overs_changed AFTER INSERT ON hand_overs
   FOR EACH ROW EXECUTE FUNCTION tell_team_of_row_changed()`,
  `CREATE TRIGGER cover_alarms_changed AFTER INSERT OR UPDATE ON cover_alarms
   FOR EACH ROW EXECUTE FUNCTION tell_team_of_row_changed()`,
  `CREATE FUNCTION tell_published_changed() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_notify('evenflow_team_changed', team_id::text) FROM (SELECT DISTINCT team_id FROM changed) AS teams;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER published_assignments_opened AFTER INSERT ON published_assignments
   REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_published_changed()`,
  `CREATE TRIGGER published_assignments_closed AFTER UPDATE ON published_assignments
   REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_published_changed()`,
  `CREATE FUNCTION tell_tokens_changed() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN PERFORM pg_notify('evenflow_tokens_changed', NEW.token_hash); RETURN NULL; END $$`,
  `CREATE TRIGGER machine_tokens_changed AFTER UPDATE OF revoked_at ON machine_tokens
   FOR EACH ROW EXECUTE FUNCTION tell_tokens_changed()`,
  `CREATE FUNCTION fan_out_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO webhook_deliveries (webhook_id, event, body, created_at, due_at)
     SELECT hook.id, NEW.topic, NEW.body, NEW.at, NEW.at FROM webhooks AS hook
     WHERE hook.organisation_id = NEW.organisation_id AND hook.removed_at IS NULL
       AND NEW.topic = ANY (hook.events) AND NEW.body ->> 'team' = ANY (hook.teams);
     IF FOUND THEN PERFORM pg_notify('evenflow_webhooks_due', ''); END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER outbox_messages_webhooks AFTER INSERT ON outbox_messages
   FOR EACH ROW EXECUTE FUNCTION fan_out_webhooks()`,
];

const TRIGGERS = [...HISTORY, ...NOTICES].flatMap((statement) => {
  const found = /^CREATE TRIGGER (\w+) AFTER .*? ON (\w+)/s.exec(statement);
  return found ? [[found[1]!, found[2]!] as const] : [];
});
