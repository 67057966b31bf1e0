import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a version was made, as its readers are told. */
export class VersionReasons1764190000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "rota_versions" ADD "reason" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "rota_versions" DROP COLUMN "reason"');
  }
}
