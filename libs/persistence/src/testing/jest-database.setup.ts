import { startTestServer } from './test-server.ts';

/** Jest's global set-up of every project whose specs use a database: one server for the whole run. */
export default async function setUp({ rootDir }: { rootDir: string }): Promise<void> {
  const server = await startTestServer(rootDir);
  process.env['EVENFLOW_TEST_SERVER'] = server.url;
  process.env['EVENFLOW_TEST_PREFIX'] = server.prefix;
  Object.assign(globalThis, { evenflowTestServer: server });
}
