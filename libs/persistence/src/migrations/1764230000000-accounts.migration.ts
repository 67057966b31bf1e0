import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People are invited by a link and choose their own password; accounts can be shut. Teams nobody administers would have
 * nobody to invite: whoever manages one administers it too.
 */
export class Accounts1764230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "users" ALTER COLUMN "password_hash" DROP NOT NULL');
    await runner.query('ALTER TABLE "users" ADD "shut_at" TIMESTAMP WITH TIME ZONE');
    await runner.query('ALTER TABLE "users" ADD "signed_in_at" TIMESTAMP WITH TIME ZONE');
    await runner.query(
      'CREATE TABLE "invitations" ("user_id" uuid NOT NULL, "token_hash" text NOT NULL, "created_by" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "invitations_token_hash_key" UNIQUE ("token_hash"), CONSTRAINT "invitations_pkey" PRIMARY KEY ("user_id"))',
    );
    await runner.query(
      'ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      `UPDATE memberships AS mine SET roles = array_append(roles, 'administrator')
       WHERE 'manager' = ANY(roles) AND NOT EXISTS (
         SELECT 1 FROM memberships AS any_one
         WHERE any_one.team_id = mine.team_id AND 'administrator' = ANY(any_one.roles))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "invitations"');
    await runner.query('ALTER TABLE "users" DROP COLUMN "signed_in_at"');
    await runner.query('ALTER TABLE "users" DROP COLUMN "shut_at"');
    await runner.query('DELETE FROM "users" WHERE "password_hash" IS NULL');
    await runner.query('ALTER TABLE "users" ALTER COLUMN "password_hash" SET NOT NULL');
  }
}
