import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are reminded of their duties, and the keys this installation pushes to browsers with. */
export class Reminders1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "notice_wishes" ADD "remind_hours" integer NOT NULL DEFAULT 12');
    await runner.query(`ALTER TABLE "notice_wishes" ADD "remind_of" text NOT NULL DEFAULT 'calls-and-nights'`);
    await runner.query(
      'CREATE INDEX "published_assignments_ahead" ON "published_assignments" ("start_at") WHERE "closed_at" IS NULL',
    );
    await runner.query(
      'CREATE TABLE "push_keys" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "public_key" text NOT NULL, "private_key" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "push_keys_pkey" PRIMARY KEY ("id"))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "push_keys"');
    await runner.query('DROP INDEX "published_assignments_ahead"');
    await runner.query('ALTER TABLE "notice_wishes" DROP COLUMN "remind_of"');
    await runner.query('ALTER TABLE "notice_wishes" DROP COLUMN "remind_hours"');
  }
}
