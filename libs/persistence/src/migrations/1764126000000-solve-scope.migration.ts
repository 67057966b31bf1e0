import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A solve may be about some cells only, and suppose people, demand or rules to be otherwise. */
export class SolveScope1764126000000 implements MigrationInterface {
  readonly name = 'SolveScope1764126000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "solves" ADD "scope" jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "solves" DROP COLUMN "scope"`);
  }
}
