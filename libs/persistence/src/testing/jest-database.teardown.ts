import type { TestServer } from './test-server.ts';

/** Jest's global tear-down: nothing of the run stays behind. */
export default async function tearDown(): Promise<void> {
  await (globalThis as { evenflowTestServer?: TestServer }).evenflowTestServer?.stop();
}
