import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a solve is asked; nothing for one that fills the month. */
export class SolveQuestions1764150000000 implements MigrationInterface {
  readonly name = 'SolveQuestions1764150000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "solves" ADD "question" jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "solves" DROP COLUMN "question"`);
  }
}
