import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A calendar feed may be of the whole team: then it is of no person. */
export class TeamCalendars1764181000000 implements MigrationInterface {
  readonly name = 'TeamCalendars1764181000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "calendar_subscriptions" ALTER COLUMN "person_id" DROP NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "calendar_subscriptions" WHERE "person_id" IS NULL`);
    await runner.query(`ALTER TABLE "calendar_subscriptions" ALTER COLUMN "person_id" SET NOT NULL`);
  }
}
