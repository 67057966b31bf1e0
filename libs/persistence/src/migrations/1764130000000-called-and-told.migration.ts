import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Call-outs, searches for stand-ins, notices and how they go out, how call is paid. */
export class CalledAndTold1764130000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "outbox_messages" DROP COLUMN "told_at"');
    await runner.query('ALTER TABLE "team_policies" DROP COLUMN "pay"');
    await runner.query(
      'DROP TABLE "call_outs", "stand_in_searches", "notices", "notice_deliveries", "notice_wishes" CASCADE',
    );
  }
}

const TABLES = [
  `CREATE TABLE "call_outs" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "duty_type_id" uuid NOT NULL, "date" date NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "relief_state" text NOT NULL DEFAULT 'none', "relief" jsonb, "relief_after_ms" integer, "decided_by" text, CONSTRAINT "call_outs_no_overlap" EXCLUDE USING gist ("person_id" WITH =, tstzrange("started_at", "ended_at") WITH &&) WHERE ("ended_at" IS NOT NULL), CONSTRAINT "call_outs_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "call_outs_team_id_idx" ON "call_outs" ("team_id")`,
  `CREATE UNIQUE INDEX "call_outs_running" ON "call_outs" ("person_id") WHERE "ended_at" IS NULL`,
  `CREATE TABLE "stand_in_searches" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "person_id" uuid NOT NULL, "duty_type_id" uuid NOT NULL, "date" date NOT NULL, "start_at" TIMESTAMP WITH TIME ZONE NOT NULL, "end_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL DEFAULT 'open', "colleagues" jsonb NOT NULL, "next_wave_at" TIMESTAMP WITH TIME ZONE, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "taken_by_id" uuid, "taken_at" TIMESTAMP WITH TIME ZONE, "leave_id" uuid, CONSTRAINT "stand_in_searches_taken" CHECK (("state" = 'taken') = ("taken_by_id" IS NOT NULL)), CONSTRAINT "stand_in_searches_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "stand_in_searches_team_id_idx" ON "stand_in_searches" ("team_id")`,
  `CREATE UNIQUE INDEX "stand_in_searches_open" ON "stand_in_searches" ("team_id", "date", "duty_type_id", "person_id") WHERE "state" = 'open'`,
  `CREATE TABLE "notices" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "source" uuid NOT NULL, "recipient_id" uuid NOT NULL, "recipient_name" text NOT NULL, "topic" text NOT NULL, "title" text NOT NULL, "text" text NOT NULL, "link" text NOT NULL, "loud" boolean NOT NULL DEFAULT false, "wants_answer" boolean NOT NULL DEFAULT false, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "notices_once" UNIQUE ("source", "recipient_id"), CONSTRAINT "notices_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "notices_team_id_idx" ON "notices" ("team_id")`,
  `CREATE INDEX "notices_recipient_id_at_idx" ON "notices" ("recipient_id", "at")`,
  `CREATE TABLE "notice_deliveries" ("notice_id" uuid NOT NULL, "channel" text NOT NULL, "address" text NOT NULL, "not_before" TIMESTAMP WITH TIME ZONE NOT NULL, "held_until" TIMESTAMP WITH TIME ZONE, "attempts" integer NOT NULL DEFAULT '0', "sent_at" TIMESTAMP WITH TIME ZONE, "given_up" text, CONSTRAINT "notice_deliveries_pkey" PRIMARY KEY ("notice_id", "channel"))`,
  `CREATE INDEX "notice_deliveries_waiting" ON "notice_deliveries" ("not_before") WHERE "sent_at" IS NULL AND "given_up" IS NULL`,
  `CREATE TABLE "notice_wishes" ("user_id" uuid NOT NULL, "channels" text array NOT NULL DEFAULT '{email}', "quiet_from" text NOT NULL DEFAULT '22:00', "quiet_to" text NOT NULL DEFAULT '07:00', "subscriptions" jsonb NOT NULL DEFAULT '[]', CONSTRAINT "notice_wishes_pkey" PRIMARY KEY ("user_id"))`,
  `ALTER TABLE "outbox_messages" ADD "told_at" TIMESTAMP WITH TIME ZONE`,
  // What was published before there were notices is told to nobody.
  `UPDATE "outbox_messages" SET "told_at" = now()`,
  `ALTER TABLE "team_policies" ADD "pay" jsonb`,
  `CREATE INDEX "outbox_messages_untold" ON "outbox_messages" ("at") WHERE "told_at" IS NULL`,
  `ALTER TABLE "call_outs" ADD CONSTRAINT "call_outs_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "call_outs" ADD CONSTRAINT "call_outs_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "call_outs" ADD CONSTRAINT "call_outs_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "stand_in_searches" ADD CONSTRAINT "stand_in_searches_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "stand_in_searches" ADD CONSTRAINT "stand_in_searches_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "stand_in_searches" ADD CONSTRAINT "stand_in_searches_duty_type_id_fkey" FOREIGN KEY ("duty_type_id") REFERENCES "duty_types"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "stand_in_searches" ADD CONSTRAINT "stand_in_searches_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "notices" ADD CONSTRAINT "notices_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "notice_deliveries" ADD CONSTRAINT "notice_deliveries_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "notice_wishes" ADD CONSTRAINT "notice_wishes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];
