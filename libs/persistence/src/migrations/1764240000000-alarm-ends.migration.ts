import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An alarm whose end lies beyond what is looked at says so. Those of before are settled at the next look. */
export class AlarmEnds1764240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "cover_alarms" ADD "end_known" boolean NOT NULL DEFAULT true');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "cover_alarms" DROP COLUMN "end_known"');
  }
}
