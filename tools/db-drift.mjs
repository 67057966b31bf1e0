// `npm run db:drift`: migrates an empty database and fails when the entities would still ask for another migration.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
const built = spawnSync(process.execPath, [compiler, '-b', 'libs/persistence'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(2);

const { createDataSource, pendingSchemaChanges, startEmbeddedPostgres } = await import(
  pathToFileURL(path.join(root, 'libs/persistence/dist/index.js')).href
);

const folder = mkdtempSync(path.join(tmpdir(), 'evenflow-drift-'));
const server = await startEmbeddedPostgres({
  projectFolder: root,
  folder: path.join(folder, 'postgres'),
  unsafe: true,
});
try {
  await server.ensureDatabase('drift');
  const source = await createDataSource(server.url('drift'), 1).initialize();
  await source.runMigrations();
  const pending = await pendingSchemaChanges(source);
  await source.destroy();
  for (const statement of pending) console.error(statement);
  if (pending.length > 0) {
    console.error(
      `Entities and migrations disagree: a migration with the ${pending.length} statements above is missing.`,
    );
    process.exitCode = 1;
  } else console.log('Entities and migrations agree.');
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
