import type { DataSource } from 'typeorm';

/** The statements a new migration would have to hold for the database to match the entities; none when they agree. */
export async function pendingSchemaChanges(source: DataSource): Promise<string[]> {
  const pending = await source.driver.createSchemaBuilder().log();
  return pending.upQueries.map(({ query }) => query);
}
