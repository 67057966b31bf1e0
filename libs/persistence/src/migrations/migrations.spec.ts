import { pendingSchemaChanges } from '../database/drift.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { MIGRATIONS } from './migrations.ts';

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());

describe('the migrations', () => {
  it('make exactly the tables the entities describe', async () => {
    expect(await pendingSchemaChanges(database.source)).toEqual([]);
  });

  it('are found wanting when an entity asks for what no migration made', async () => {
    await database.source.query('ALTER TABLE people DROP COLUMN notes');
    expect(await pendingSchemaChanges(database.source)).toEqual([expect.stringContaining('ADD "notes" text')]);
  });

  it('can be taken back to an empty database', async () => {
    for (let i = 0; i < MIGRATIONS.length; i++) await database.source.undoLastMigration();
    const left = await database.source.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(left).toEqual([{ tablename: 'migrations' }]);
  });
});
