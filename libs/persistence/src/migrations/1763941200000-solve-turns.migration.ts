import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a worker last took a solve up, so that teams take turns. */
export class SolveTurns1763941200000 implements MigrationInterface {
  readonly name = 'SolveTurns1763941200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "solves" ADD "turn_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`CREATE INDEX "solves_turns" ON "solves" ("team_id", "turn_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "solves_turns"`);
    await runner.query(`ALTER TABLE "solves" DROP COLUMN "turn_at"`);
  }
}
