import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers to hand duties over, every step they took, and how each team handles them. */
export class Swaps1764120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...GUARDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "swaps", "swap_steps", "team_policies" CASCADE');
    await runner.query('DROP FUNCTION swap_guard()');
  }
}

const TABLES = [
  `CREATE TABLE "swaps" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "team_id" uuid NOT NULL, "proposer_id" uuid NOT NULL, "kind" text NOT NULL, "state" text NOT NULL, "moves" jsonb NOT NULL, "accepted" jsonb NOT NULL DEFAULT '[]', "reason" text, "verdict" text NOT NULL DEFAULT 'clean', "sentences" jsonb NOT NULL DEFAULT '[]', "offered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "swaps_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "swaps_team_id_idx" ON "swaps" ("team_id")`,
  `CREATE INDEX "swaps_open" ON "swaps" ("team_id") WHERE "state" IN ('offered', 'accepted', 'checked', 'approved')`,
  `CREATE TABLE "swap_steps" ("swap_id" uuid NOT NULL, "number" integer NOT NULL, "what" text NOT NULL, "state" text NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "swap_steps_pkey" PRIMARY KEY ("swap_id", "number"))`,
  `CREATE TABLE "team_policies" ("team_id" uuid NOT NULL, "swaps" text NOT NULL DEFAULT 'manager', CONSTRAINT "team_policies_pkey" PRIMARY KEY ("team_id"))`,
  `ALTER TABLE "swaps" ADD CONSTRAINT "swaps_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "swaps" ADD CONSTRAINT "swaps_proposer_id_fkey" FOREIGN KEY ("proposer_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "swap_steps" ADD CONSTRAINT "swap_steps_swap_id_fkey" FOREIGN KEY ("swap_id") REFERENCES "swaps"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "team_policies" ADD CONSTRAINT "team_policies_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];

const GUARDS = [
  `CREATE FUNCTION swap_guard() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE way constant text[] := ARRAY['offered', 'accepted', 'checked', 'approved'];
   BEGIN
     IF OLD.state = ANY (way) AND (NEW.state <> ALL (way) OR array_position(way, NEW.state) >= array_position(way, OLD.state)) THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'a swap that is % never becomes %', OLD.state, NEW.state
       USING ERRCODE = 'integrity_constraint_violation';
   END $$`,
  `CREATE TRIGGER swaps_guard BEFORE UPDATE ON swaps FOR EACH ROW EXECUTE FUNCTION swap_guard()`,
  `CREATE TRIGGER swap_steps_guard BEFORE UPDATE ON swap_steps FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()`,
];
