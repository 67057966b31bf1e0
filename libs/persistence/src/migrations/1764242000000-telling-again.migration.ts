import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message that cannot be told waits for its next try without holding up the others. */
export class TellingAgain1764242000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "outbox_messages" ADD "failures" integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE "outbox_messages" ADD "try_at" TIMESTAMP WITH TIME ZONE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "outbox_messages" DROP COLUMN "try_at"');
    await runner.query('ALTER TABLE "outbox_messages" DROP COLUMN "failures"');
  }
}
