import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(__dirname, '../start.mjs');
let data: string;
beforeAll(() => (data = mkdtempSync(join(tmpdir(), 'evenflow-start-'))));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Starts Evenflow where something is in the way; resolves with its exit code and everything it said. */
function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program], { env: { ...process.env, EVENFLOW_DATA: data, ...env } });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', (code) => resolve({ code, said: said.trim() }));
  });
}

describe('npm start', () => {
  it('says in one line that the port is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, () => resolve((taken.address() as { port: number }).port)),
    );
    const ended = await start({ PORT: String(port) });
    taken.close();
    const advice = `Stop it, or choose another port: PORT=${port + 1} npm start`;
    expect(ended).toEqual({ code: 1, said: `Port ${port} is taken by another program. ${advice}` });
  });

  it('says in one line that PORT is no number', async () => {
    const said = 'PORT is "abc"; it must be a number from 1 to 65535.';
    expect(await start({ PORT: 'abc' })).toEqual({ code: 1, said });
  });

  it.each([
    [
      'nobody answers there',
      'postgres://x:secret@127.0.0.1:1/rota',
      'The database rota at 127.0.0.1:1 (DATABASE_URL) cannot be used: nothing answers there.',
    ],
    [
      'it is no address',
      'mysql://x',
      'DATABASE_URL is no PostgreSQL address (postgres://user:password@host:5432/database).',
    ],
  ])('says in one line that DATABASE_URL cannot be used: %s', async (_, url, said) => {
    expect(await start({ PORT: '39847', DATABASE_URL: url })).toEqual({ code: 1, said });
  });
});
