import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a team gives leave; nothing where nobody has said. */
export class LeavePolicy1764180000000 implements MigrationInterface {
  readonly name = 'LeavePolicy1764180000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "team_policies" ADD "leave" jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "team_policies" DROP COLUMN "leave"`);
  }
}
