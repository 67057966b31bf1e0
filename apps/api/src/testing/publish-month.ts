import type TestAgent from 'supertest/lib/agent.js';
import { TEAM } from './test-app.ts';

/** Publishes the month of the assignments, as a manager would, signing for what may be signed for. */
export async function publishMonth(manager: TestAgent, assignments: readonly { date: string }[]): Promise<void> {
  const rota = `${TEAM}/rotas/${assignments[0]!.date.slice(0, 7)}`;
  await manager.get(rota);
  const tag = (await manager.get(rota)).headers['etag']!;
  const edited = await manager
    .post(`${rota}/edits`)
    .set('if-match', tag)
    .send({ edits: [{ op: 'replace-all', assignments }] })
    .expect(200);
  const send = (overrides: object[]) =>
    manager.post(`${rota}/publish`).set('if-match', String(edited.headers['etag'])).send({ overrides });
  const first = await send([]);
  if (first.status === 200) return;
  const { violations } = first.body as { violations: Record<string, string>[] };
  const signed = violations.map(({ rule, setting, sentence }) => ({
    ...{ rule, setting, sentence, reason: 'Agreed' },
  }));
  await send(signed).expect(200);
}
