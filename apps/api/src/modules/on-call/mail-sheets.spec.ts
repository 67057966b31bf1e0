import { createServer, type AddressInfo } from 'node:net';
import type TestAgent from 'supertest/lib/agent.js';
import { DowntimeSheetRepository } from '@evenflow/persistence';
import { Background } from '../../common/background.ts';
import { ENV, type Env } from '../../config/env.ts';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';
import { DowntimeSheet } from './downtime-sheet.ts';
import { MailSheets } from './mail-sheets.ts';
import { OnCallSources } from './on-call-sources.ts';

let test: TestApp;
let manager: TestAgent;
beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-09T16:59:00Z' });
  manager = await test.as('manager');
  await publishMonth(manager, fullDecember());
  const order = { recipients: ['desk@hospital.example', 'theatre@hospital.example'], at: '17:00' };
  await manager.put(`${TEAM}/downtime-sheet/mail`).send(order).expect(204);
}, 60_000);
afterAll(() => test.stop());

const isDemo = (demo: boolean) => test.database.source.query('UPDATE organisations SET demo = $1', [demo]);
const sendAt = async (moment: string, sheets = test.app.get(MailSheets)) => {
  test.clock.at = new Date(moment);
  await sheets.sendDue();
};

interface Item {
  readonly to: string;
  readonly title: string;
  readonly sentAt: string | null;
  readonly sheet: string | null;
}
const outbox = async (): Promise<Item[]> => {
  const { body } = await manager.get('/api/v1/outbox').expect(200);
  return (body as Item[]).filter(({ sheet }) => sheet !== null);
};

it('lands in the outbox of the demo at its hour of every day, once, with the sheet', async () => {
  await isDemo(true);
  await sendAt('2026-12-09T16:59:00Z');
  expect(await outbox()).toEqual([]);
  await Promise.all([sendAt('2026-12-09T17:00:00Z'), sendAt('2026-12-09T17:00:00Z')]);
  await sendAt('2026-12-09T23:59:00Z');
  const first = await outbox();
  const title = 'On call, next 72 hours: Tiny';
  expect(first.map(({ to, title: said, sentAt }) => [to, said, sentAt])).toEqual([
    ['desk@hospital.example', title, '2026-12-09T17:00:00+00:00'],
    ['theatre@hospital.example', title, '2026-12-09T17:00:00+00:00'],
  ]);
  const { body, headers } = await manager.get(`/api/v1/outbox/sheets/${first[0]!.sheet}`).buffer().expect(200);
  expect([headers['content-type'], (body as Buffer).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  // The server was away at five.
  await sendAt('2026-12-10T19:10:00Z');
  expect((await outbox()).map(({ sentAt }) => sentAt?.slice(0, 16))).toEqual([
    ...['2026-12-10T19:10', '2026-12-10T19:10', '2026-12-09T17:00', '2026-12-09T17:00'],
  ]);
  const stranger = await test.as('staff');
  expect((await stranger.get(`/api/v1/outbox/sheets/${first[0]!.sheet}`)).status).toBe(403);
});

it('is mailed where a mail server is set, tried again until the server takes it, and not twice', async () => {
  await isDemo(false);
  const server = mailServer();
  await server.listening;
  const env = { ...test.app.get<Env>(ENV), SMTP_URL: `smtp://127.0.0.1:${server.port()}` };
  const [orders, sheet, sources] = [
    test.app.get(DowntimeSheetRepository),
    test.app.get(DowntimeSheet),
    test.app.get(OnCallSources),
  ];
  const mailing = new MailSheets(env, orders, sheet, sources, test.app.get(Background));
  await sendAt('2026-12-11T17:00:00Z');
  server.refuse = true;
  await sendAt('2026-12-11T17:00:00Z', mailing);
  expect(server.taken).toEqual([]);
  server.refuse = false;
  await sendAt('2026-12-11T17:01:00Z', mailing);
  await sendAt('2026-12-11T17:02:00Z', mailing);
  server.close();
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toMatch(/^To: desk@hospital.example, theatre@hospital.example/m);
  expect(server.taken[0]).toContain('Message-ID: <sheet-tiny-2026-12-11@evenflow>');
  expect(server.taken[0]).toContain('filename=on-call-tiny.pdf');
});

/** As much of a mail server as it takes to be handed a message. */
function mailServer() {
  const taken: string[] = [];
  const state = { refuse: false };
  const server = createServer((socket) => {
    let [read, isMail] = ['', false];
    socket.write('220 test\r\n');
    socket.on('data', (chunk: Buffer) => {
      read += chunk.toString();
      if (isMail && read.endsWith('\r\n.\r\n')) {
        taken.push(read);
        [read, isMail] = ['', false];
        socket.write('250 taken\r\n');
      }
      while (!isMail && read.includes('\r\n')) {
        const line = read.slice(0, read.indexOf('\r\n'));
        read = read.slice(line.length + 2);
        isMail = line === 'DATA';
        if (line.startsWith('MAIL') && state.refuse) socket.write('451 later\r\n');
        else socket.write(isMail ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  return Object.assign(state, {
    taken,
    listening: new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    port: () => (server.address() as AddressInfo).port,
    close: () => server.close(),
  });
}
