import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables as the entities of that day described them, and the guards that keep what is published as it was. */
export class FirstTables1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...GUARDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = TABLES.flatMap((statement) => /^CREATE TABLE "(\w+)"/.exec(statement)?.[1] ?? []);
    await runner.query(`DROP TABLE ${tables.map((table) => `"${table}"`).join(', ')} CASCADE`);
    await runner.query('DROP FUNCTION published_assignment_guard(), refuse_rewriting()');
  }
}

const TABLES = [
  // Trusted since PostgreSQL 13: the owner of the database may install it. It lets gist compare ids and words by "=".
  'CREATE EXTENSION IF NOT EXISTS btree_gist',
  `CREATE TABLE "organisations" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "name" text NOT NULL, "demo" boolean NOT NULL DEFAULT false, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "organisations_pkey" PRIMARY KEY ("id"))`,
  `CREATE TABLE "audit_entries" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "organisation_id" uuid NOT NULL, "team" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, "action" text NOT NULL, "facts" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "audit_entries_organisation_id_at_idx" ON "audit_entries" ("organisation_id", "at")`,
  `CREATE TABLE "outbox_messages" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "organisation_id" uuid NOT NULL, "topic" text NOT NULL, "body" jsonb NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "outbox_messages_waiting" ON "outbox_messages" ("at") WHERE "sent_at" IS NULL`,
  `CREATE TABLE "teams" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "organisation_id" uuid NOT NULL, "slug" text NOT NULL, "name" text NOT NULL, "country" text NOT NULL, "region" text, "locale" text NOT NULL, "time_zone" text NOT NULL, "pay_period_starts" jsonb NOT NULL DEFAULT '[]', "revision" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), CONSTRAINT "teams_slug_key" UNIQUE ("organisation_id", "slug"), CONSTRAINT "teams_pkey" PRIMARY KEY ("id"))`,
  `CREATE TABLE "people" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "position" integer NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "grade" text NOT NULL, "band" text, "fte" double precision NOT NULL, "clinical_fte" double precision NOT NULL, "contract_hours_per_week" double precision NOT NULL, "averaging_weeks" integer, "start_date" date, "end_date" date, "trainee" boolean NOT NULL, "provisional" boolean NOT NULL, "travel_minutes" jsonb NOT NULL DEFAULT '{}', "fixed_days_off" jsonb NOT NULL DEFAULT '[]', "fixed_duties" jsonb NOT NULL DEFAULT '[]', "opt_out_48h" boolean NOT NULL, "notes" text, CONSTRAINT "people_code_key" UNIQUE ("team_id", "code"), CONSTRAINT "people_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "people_team_id_idx" ON "people" ("team_id")`,
  `CREATE TABLE "contacts" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "person_id" uuid NOT NULL, "position" integer NOT NULL, "kind" text NOT NULL, "value" text NOT NULL, "visibility" text NOT NULL, CONSTRAINT "contacts_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "contacts_person_id_idx" ON "contacts" ("person_id")`,
  `CREATE TABLE "credentials" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "person_id" uuid NOT NULL, "position" integer NOT NULL, "type" text NOT NULL, "body" text NOT NULL, "number" text NOT NULL, "valid_from" date, "expires" date, "required" boolean NOT NULL, "for_competence" text, "site" text, "scope" text, CONSTRAINT "credentials_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "credentials_person_id_idx" ON "credentials" ("person_id")`,
  `CREATE TABLE "users" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "organisation_id" uuid NOT NULL, "email" text NOT NULL, "name" text NOT NULL, "password_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "users_email_key" UNIQUE ("email"), CONSTRAINT "users_pkey" PRIMARY KEY ("id"))`,
  `CREATE TABLE "memberships" ("user_id" uuid NOT NULL, "team_id" uuid NOT NULL, "roles" text array NOT NULL, "person_id" uuid, CONSTRAINT "memberships_pkey" PRIMARY KEY ("user_id", "team_id"))`,
  `CREATE TABLE "sessions" ("token_hash" text NOT NULL, "user_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "sessions_pkey" PRIMARY KEY ("token_hash"))`,
  `CREATE INDEX "sessions_user_id_idx" ON "sessions" ("user_id")`,
  `CREATE TABLE "calendar_subscriptions" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "user_id" uuid NOT NULL, "person_id" uuid NOT NULL, "name" text NOT NULL, "token_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, "last_read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "calendar_subscriptions_token_key" UNIQUE ("token_hash"), CONSTRAINT "calendar_subscriptions_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "calendar_subscriptions_team_id_idx" ON "calendar_subscriptions" ("team_id")`,
  `CREATE TABLE "competences" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "position" integer NOT NULL, "code" text NOT NULL, "name" text NOT NULL, CONSTRAINT "competences_code_key" UNIQUE ("team_id", "code"), CONSTRAINT "competences_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "competences_team_id_idx" ON "competences" ("team_id")`,
  `CREATE TABLE "person_competences" ("person_id" uuid NOT NULL, "competence_id" uuid NOT NULL, "level" smallint NOT NULL, CONSTRAINT "person_competences_pkey" PRIMARY KEY ("person_id", "competence_id"))`,
  `CREATE TABLE "duty_types" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "position" integer NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "mark" text NOT NULL, "sites" jsonb NOT NULL DEFAULT '[]', "weekday" jsonb NOT NULL, "weekend_and_holiday" jsonb, "paid_hours" double precision NOT NULL, "working_time_weight" double precision NOT NULL, "need" jsonb NOT NULL, "optional" boolean NOT NULL, "contingent" jsonb, "required_competences" jsonb NOT NULL DEFAULT '{}', "response_minutes" integer, "counts_as_night" boolean NOT NULL, "counts_as_weekend" boolean NOT NULL, "notes" text, CONSTRAINT "duty_types_code_key" UNIQUE ("team_id", "code"), CONSTRAINT "duty_types_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "duty_types_team_id_idx" ON "duty_types" ("team_id")`,
  `CREATE TABLE "demand_changes" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "date" date NOT NULL, "duty_type_id" uuid NOT NULL, "need" integer NOT NULL, "reason" text, CONSTRAINT "demand_changes_day_key" UNIQUE ("team_id", "date", "duty_type_id"), CONSTRAINT "demand_changes_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "demand_changes_team_id_idx" ON "demand_changes" ("team_id")`,
  `CREATE TABLE "demand_recurrences" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "position" integer NOT NULL, "duty_type_id" uuid NOT NULL, "rrule" text NOT NULL, "from_day" date NOT NULL, "to_day" date, "need" integer NOT NULL, "reason" text, CONSTRAINT "demand_recurrences_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "demand_recurrences_team_id_idx" ON "demand_recurrences" ("team_id")`,
  `CREATE TABLE "ecmo_census_days" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "date" date NOT NULL, "patients" integer NOT NULL, CONSTRAINT "ecmo_census_days_key" UNIQUE ("team_id", "date"), CONSTRAINT "ecmo_census_days_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "ecmo_census_days_team_id_idx" ON "ecmo_census_days" ("team_id")`,
  `CREATE TABLE "holidays" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "date" date NOT NULL, "name" text NOT NULL, "identity" text NOT NULL, "points" double precision NOT NULL, CONSTRAINT "holidays_date_key" UNIQUE ("team_id", "date", "identity"), CONSTRAINT "holidays_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "holidays_team_id_idx" ON "holidays" ("team_id")`,
  `CREATE TABLE "imports" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "organisation_id" uuid NOT NULL, "team_id" uuid, "file_name" text NOT NULL, "content_hash" text NOT NULL, "content" bytea NOT NULL, "status" text NOT NULL, "preview" jsonb NOT NULL, "answers" jsonb NOT NULL DEFAULT '{}', "before_image" jsonb, "confirmed_revision" integer, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "imports_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "imports_organisation_id_idx" ON "imports" ("organisation_id")`,
  `CREATE TABLE "leave_entries" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "from_day" date NOT NULL, "to_day" date NOT NULL, "type" text NOT NULL, "type_name" text, "status" text NOT NULL, "comment" text, "decided_by" text, "decided_at" TIMESTAMP WITH TIME ZONE, "decision_reason" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), CONSTRAINT "leave_entries_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "leave_entries_team_id_idx" ON "leave_entries" ("team_id")`,
  `CREATE INDEX "leave_entries_team_id_from_day_idx" ON "leave_entries" ("team_id", "from_day")`,
  `CREATE TABLE "requests" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "from_day" date NOT NULL, "to_day" date NOT NULL, "wish" text NOT NULL, "duty" text NOT NULL, "priority" text NOT NULL, "comment" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), CONSTRAINT "requests_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "requests_team_id_idx" ON "requests" ("team_id")`,
  `CREATE INDEX "requests_team_id_from_day_idx" ON "requests" ("team_id", "from_day")`,
  `CREATE TABLE "opening_tallies" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "kind" text NOT NULL, "count" double precision NOT NULL, "from_day" date NOT NULL, "to_day" date NOT NULL, CONSTRAINT "opening_tallies_key" UNIQUE ("person_id", "kind", "from_day", "to_day"), CONSTRAINT "opening_tallies_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "opening_tallies_team_id_idx" ON "opening_tallies" ("team_id")`,
  `CREATE TABLE "holidays_worked" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "holiday" text NOT NULL, "year" integer NOT NULL, "duty" text NOT NULL, CONSTRAINT "holidays_worked_key" UNIQUE ("person_id", "holiday", "year", "duty"), CONSTRAINT "holidays_worked_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "holidays_worked_team_id_idx" ON "holidays_worked" ("team_id")`,
  `CREATE TABLE "history_assignments" ("person_id" uuid NOT NULL, "duty_type_id" uuid NOT NULL, "date" date NOT NULL, "start_at" TIMESTAMP WITH TIME ZONE NOT NULL, "end_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL, "site" text, "supernumerary" boolean NOT NULL DEFAULT false, "with_person_id" uuid, "id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, CONSTRAINT "history_assignments_key" UNIQUE ("person_id", "date", "duty_type_id"), CONSTRAINT "history_assignments_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "history_assignments_team_id_idx" ON "history_assignments" ("team_id")`,
  `CREATE TABLE "rotas" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "month" text NOT NULL, "revision" integer NOT NULL DEFAULT '0', "notice" text, "changed_by" text NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "rotas_month_key" UNIQUE ("team_id", "month"), CONSTRAINT "rotas_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "rotas_team_id_idx" ON "rotas" ("team_id")`,
  `CREATE TABLE "draft_assignments" ("person_id" uuid NOT NULL, "duty_type_id" uuid NOT NULL, "date" date NOT NULL, "start_at" TIMESTAMP WITH TIME ZONE NOT NULL, "end_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL, "site" text, "supernumerary" boolean NOT NULL DEFAULT false, "with_person_id" uuid, "id" uuid NOT NULL DEFAULT gen_random_uuid(), "rota_id" uuid NOT NULL, CONSTRAINT "draft_assignments_key" UNIQUE ("rota_id", "person_id", "date", "duty_type_id"), CONSTRAINT "draft_assignments_pkey" PRIMARY KEY ("id"))`,
  `CREATE TABLE "rota_locks" ("rota_id" uuid NOT NULL, "key" text NOT NULL, CONSTRAINT "rota_locks_pkey" PRIMARY KEY ("rota_id", "key"))`,
  `CREATE TABLE "rota_edits" ("rota_id" uuid NOT NULL, "revision" integer NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "change" jsonb NOT NULL, "undoes" integer, CONSTRAINT "rota_edits_pkey" PRIMARY KEY ("rota_id", "revision"))`,
  `CREATE TABLE "rota_versions" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "rota_id" uuid NOT NULL, "number" integer NOT NULL, "revision" integer NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "assignments" jsonb NOT NULL, "overrides" jsonb NOT NULL DEFAULT '[]', "rule_set_version" integer, CONSTRAINT "rota_versions_number_key" UNIQUE ("rota_id", "number"), CONSTRAINT "rota_versions_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "rota_versions_team_id_idx" ON "rota_versions" ("team_id")`,
  `CREATE TABLE "published_assignments" ("person_id" uuid NOT NULL, "duty_type_id" uuid NOT NULL, "date" date NOT NULL, "start_at" TIMESTAMP WITH TIME ZONE NOT NULL, "end_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL, "site" text, "supernumerary" boolean NOT NULL DEFAULT false, "with_person_id" uuid, "id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "rota_id" uuid NOT NULL, "presence" text NOT NULL, "opened_version" integer NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_version" integer, "closed_at" TIMESTAMP WITH TIME ZONE, "successor_id" uuid, CONSTRAINT "published_assignments_span" CHECK ("end_at" > "start_at"), CONSTRAINT "published_assignments_no_overlap" EXCLUDE USING gist ("person_id" WITH =, "presence" WITH =, tstzrange("start_at", "end_at") WITH &&) WHERE ("closed_at" IS NULL), CONSTRAINT "published_assignments_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "published_assignments_team_id_start_at_idx" ON "published_assignments" ("team_id", "start_at")`,
  `CREATE INDEX "published_assignments_rota_id_closed_at_idx" ON "published_assignments" ("rota_id", "closed_at")`,
  `CREATE TABLE "rule_sets" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "version" integer NOT NULL, "settings" jsonb NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "rule_sets_version_key" UNIQUE ("team_id", "version"), CONSTRAINT "rule_sets_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "rule_sets_team_id_idx" ON "rule_sets" ("team_id")`,
  `CREATE TABLE "sites" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "position" integer NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "time_zone" text NOT NULL, "minutes_to" jsonb, CONSTRAINT "sites_code_key" UNIQUE ("team_id", "code"), CONSTRAINT "sites_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "sites_team_id_idx" ON "sites" ("team_id")`,
  `CREATE TABLE "solves" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "rota_id" uuid NOT NULL, "month" text NOT NULL, "status" text NOT NULL DEFAULT 'queued', "seed" integer NOT NULL, "seconds" integer NOT NULL, "keep" text NOT NULL, "requested_by" text NOT NULL, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "stop_requested" boolean NOT NULL DEFAULT false, "progress" jsonb, "result" jsonb, "problem" jsonb, "claimed_by" text, "leased_until" TIMESTAMP WITH TIME ZONE, "attempt" integer NOT NULL DEFAULT '0', CONSTRAINT "solves_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "solves_team_id_idx" ON "solves" ("team_id")`,
  `CREATE INDEX "solves_waiting" ON "solves" ("requested_at") WHERE "status" IN ('queued', 'running')`,
  `ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "teams" ADD CONSTRAINT "teams_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "people" ADD CONSTRAINT "people_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "contacts" ADD CONSTRAINT "contacts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "users" ADD CONSTRAINT "users_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "memberships" ADD CONSTRAINT "memberships_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
  `ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "calendar_subscriptions" ADD CONSTRAINT "calendar_subscriptions_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "calendar_subscriptions" ADD CONSTRAINT "calendar_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "calendar_subscriptions" ADD CONSTRAINT "calendar_subscriptions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "competences" ADD CONSTRAINT "competences_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "person_competences" ADD CONSTRAINT "person_competences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "person_competences" ADD CONSTRAINT "person_competences_competence_id_fkey" FOREIGN KEY ("competence_id") REFERENCES "competences"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "duty_types" ADD CONSTRAINT "duty_types_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "demand_changes" ADD CONSTRAINT "demand_changes_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "demand_changes" ADD CONSTRAINT "demand_changes_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "demand_recurrences" ADD CONSTRAINT "demand_recurrences_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "demand_recurrences" ADD CONSTRAINT "demand_recurrences_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "ecmo_census_days" ADD CONSTRAINT "ecmo_census_days_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "holidays" ADD CONSTRAINT "holidays_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "imports" ADD CONSTRAINT "imports_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
  `ALTER TABLE "leave_entries" ADD CONSTRAINT "leave_entries_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "leave_entries" ADD CONSTRAINT "leave_entries_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "requests" ADD CONSTRAINT "requests_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "requests" ADD CONSTRAINT "requests_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "opening_tallies" ADD CONSTRAINT "opening_tallies_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "opening_tallies" ADD CONSTRAINT "opening_tallies_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "holidays_worked" ADD CONSTRAINT "holidays_worked_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "holidays_worked" ADD CONSTRAINT "holidays_worked_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "history_assignments" ADD CONSTRAINT "history_assignments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "history_assignments" ADD CONSTRAINT "history_assignments_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "history_assignments" ADD CONSTRAINT "history_assignments_with_person_id_fkey" FOREIGN KEY ("with_person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "history_assignments" ADD CONSTRAINT "history_assignments_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "rotas" ADD CONSTRAINT "rotas_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "draft_assignments" ADD CONSTRAINT "draft_assignments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "draft_assignments" ADD CONSTRAINT "draft_assignments_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "draft_assignments" ADD CONSTRAINT "draft_assignments_with_person_id_fkey" FOREIGN KEY ("with_person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "draft_assignments" ADD CONSTRAINT "draft_assignments_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "rota_locks" ADD CONSTRAINT "rota_locks_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "rota_edits" ADD CONSTRAINT "rota_edits_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "rota_versions" ADD CONSTRAINT "rota_versions_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "rota_versions" ADD CONSTRAINT "rota_versions_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "published_assignments" ADD CONSTRAINT "published_assignments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "published_assignments" ADD CONSTRAINT "published_assignments_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "published_assignments" ADD CONSTRAINT "published_assignments_with_person_id_fkey" FOREIGN KEY ("with_person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "published_assignments" ADD CONSTRAINT "published_assignments_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "published_assignments" ADD CONSTRAINT "published_assignments_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "published_assignments" ADD CONSTRAINT "published_assignments_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "published_assignments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED`,
  `ALTER TABLE "rule_sets" ADD CONSTRAINT "rule_sets_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "sites" ADD CONSTRAINT "sites_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "solves" ADD CONSTRAINT "solves_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "solves" ADD CONSTRAINT "solves_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];

const GUARDS = [
  `CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION '% is never rewritten', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$`,
  `CREATE FUNCTION published_assignment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
       AND to_jsonb(OLD) - '{closed_at,closed_version,successor_id}'::text[]
         = to_jsonb(NEW) - '{closed_at,closed_version,successor_id}'::text[] THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'published_assignments are only closed, never rewritten'
       USING ERRCODE = 'integrity_constraint_violation';
   END $$`,
  `CREATE TRIGGER published_assignments_guard BEFORE UPDATE OR DELETE ON published_assignments
   FOR EACH ROW EXECUTE FUNCTION published_assignment_guard()`,
  `CREATE TRIGGER rota_versions_guard BEFORE UPDATE OR DELETE ON rota_versions
   FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()`,
  `CREATE TRIGGER rule_sets_guard BEFORE UPDATE ON rule_sets
   FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()`,
  `CREATE TRIGGER audit_entries_guard BEFORE UPDATE OR DELETE ON audit_entries
   FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()`,
];
