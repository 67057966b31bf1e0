import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the demo would have mailed of downtime sheets. */
export class SentSheets1764241000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "sent_sheets" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "sent_for" date NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "recipients" text array NOT NULL, "title" text NOT NULL, "text" text NOT NULL, "pdf" bytea NOT NULL, CONSTRAINT "sent_sheets_once" UNIQUE ("team_id", "sent_for"), CONSTRAINT "sent_sheets_pkey" PRIMARY KEY ("id"), CONSTRAINT "sent_sheets_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION)',
    );
    await runner.query('CREATE INDEX "sent_sheets_team_id_idx" ON "sent_sheets" ("team_id")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "sent_sheets"');
  }
}
