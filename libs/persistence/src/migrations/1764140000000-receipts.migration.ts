import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has opened which published version of a month. */
export class Receipts1764140000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "rota_receipts"');
  }
}

const TABLES = [
  `CREATE TABLE "rota_receipts" ("rota_id" uuid NOT NULL, "person_id" uuid NOT NULL, "version" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "rota_receipts_pkey" PRIMARY KEY ("rota_id", "person_id", "version"))`,
  `ALTER TABLE "rota_receipts" ADD CONSTRAINT "rota_receipts_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rotas"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "rota_receipts" ADD CONSTRAINT "rota_receipts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];
