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
  const { violations = [] } = (await send([])).body;
  const signed = violations.map(({ rule, setting, sentence }: Record<string, string>) => ({
    ...{ rule, setting, sentence, reason: 'Agreed' },
  }));
  if (signed.length > 0) await send(signed).expect(200);
}
