import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { listenTo } from './notifications.ts';

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());

/** A line to the database that can go silent: nothing arrives any more, and neither side is told. */
async function lineTo(url: string) {
  const { hostname, port } = new URL(url);
  const open: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    open.push(near, far);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.toString(),
    goSilent: () => {
      for (const socket of open.splice(0)) socket.unpipe().pause();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

it('notices a connection that was lost without a word, and hears again on the next one', async () => {
  const line = await lineTo(database.url);
  const heard: string[] = [];
  const states: boolean[] = [];
  const listening = await listenTo(
    line.url,
    ['spec'],
    (_channel, payload) => heard.push(payload),
    (isUp) => states.push(isUp),
    { askMs: 50, answerMs: 2_000 },
  );
  line.goSilent();
  while (states.length < 3) await wait(20);
  await database.source.query(`NOTIFY spec, 'again'`);
  while (heard.length === 0) await wait(20);
  expect([states, heard]).toEqual([[true, false, true], ['again']]);
  await listening.close();
  line.close();
});
