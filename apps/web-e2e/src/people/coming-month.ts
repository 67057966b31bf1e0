import { expect, type Page } from '@playwright/test';
import { now } from './moment.ts';

const ROTAS = '/api/v1/teams/st-cuthberts/rotas';
const HEADERS = { 'x-evenflow': '1' };

/** The month after the one the journeys run in. */
export function comingMonth(at = now()): string {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)).toISOString().slice(0, 7);
}

/** Has a month filled and published as the manager would, once; what is published already is left alone. */
export async function publishMonth(page: Page, month = comingMonth()): Promise<string> {
  await signInByMail(page, 'manager@example.org');
  const api = page.request;
  const rota = `${ROTAS}/${month}`;
  const before = await api.get(rota);
  if ((await before.json()).published) return month;
  const body = { keep: 'filled', seconds: 12, seed: 1 };
  const { id } = await (await api.post(`${rota}/solves`, { data: body, headers: HEADERS })).json();
  await expect
    .poll(async () => (await (await api.get(`/api/v1/solves/${id}`)).json()).status, { timeout: 90_000 })
    .toBe('done');
  const match = async () => ({ ...HEADERS, 'if-match': (await api.get(rota)).headers()['etag']! });
  await api.post(`/api/v1/solves/${id}/accept`, { headers: await match() });
  const { findings } = await (await api.get(`${rota}/check`)).json();
  const overrides = findings
    .filter(({ severity }: { severity: string }) => severity === 'must-unless-signed')
    .map(({ rule, setting, sentence }: Record<string, string>) => ({ rule, setting, sentence, reason: 'Agreed' }));
  const published = await api.post(`${rota}/publish`, { data: { overrides }, headers: await match() });
  expect(published.ok(), await published.text()).toBe(true);
  return month;
}

/** Signs in without the page; for colleagues who are not offered on it. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  const data = { email, password: 'evenflow-demo' };
  const answer = await page.request.post('/api/v1/session', { data, headers: HEADERS });
  expect(answer.ok(), await answer.text()).toBe(true);
}
