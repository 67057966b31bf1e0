import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What rules said of a swap is kept with whom it is about; of what was said before nobody knows, so it is private. */
export class SwapSentences1764210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, `jsonb_build_object('sentence', said, 'people', '[]'::jsonb, 'forColleagues', false)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, `said -> 'sentence'`);
  }

  /** Swaps that have ended may not be changed by anybody, so their guard steps aside for it. */
  private async rewrite(runner: QueryRunner, sentence: string): Promise<void> {
    await runner.query('ALTER TABLE "swaps" DISABLE TRIGGER USER');
    await runner.query(
      `UPDATE "swaps" SET "sentences" = (SELECT jsonb_agg(${sentence} ORDER BY place)
         FROM jsonb_array_elements("sentences") WITH ORDINALITY AS listed(said, place))
       WHERE jsonb_array_length("sentences") > 0`,
    );
    await runner.query('ALTER TABLE "swaps" ENABLE TRIGGER USER');
  }
}
