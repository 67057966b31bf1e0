import type { Browser, Page } from '@playwright/test';
import { publishMonth, signInByMail } from '../people/coming-month.ts';
import { expect, test } from '../people/journey.ts';
import { startAt } from '../people/at-another-hour.ts';
import { FRIDAY_HOME, FRIDAY_NIGHT_CALL, now } from '../people/moment.ts';
import { takePicture } from '../people/pictures.ts';
import { countTaps } from '../people/taps.ts';

const PHONE = { width: 390, height: 844 };
const TEAM = '/api/v1/teams/st-cuthberts';

test.setTimeout(120_000);

async function phoneOf(browser: Browser, person: string, width = PHONE.width): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { ...PHONE, width } })).newPage();
  const others: Record<string, string> = { PR: 'perfusionist', GPH: 'manager' };
  await signInByMail(page, `${others[person] ?? person.toLowerCase()}@example.org`);
  return page;
}

async function managerOf(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage();
  await publishMonth(page);
  return page;
}

/** Whoever holds second call at this moment. */
async function secondOnCall(page: Page): Promise<string> {
  const { sites } = await (await page.request.get('/api/v1/on-call?team=st-cuthberts')).json();
  const roles: { mark: string; person: { code: string } | null }[] = sites.flatMap(
    ({ roles: each }: { roles: never[] }) => each,
  );
  return roles.find(({ mark, person }) => mark === 'second-call' && person)!.person!.code;
}

test('a call-out at night: two taps, then rest, what falls away, and the managers know', async ({ browser }) => {
  const manager = await managerOf(browser);
  const onCall = await secondOnCall(manager);
  const called = await phoneOf(browser, onCall);
  await called.goto('/my');
  await takePicture(called, 'my-duties-phone');
  await called.getByRole('link', { name: 'Called in?' }).click();
  await takePicture(called, 'called-in-1-phone');
  await called.getByRole('button', { name: 'It was earlier' }).click();
  const earlier = new Date(now().getTime() - 90 * 60_000);
  const clock = earlier.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
  await called.getByLabel('Called in at').fill(clock);
  await called.getByRole('button', { name: 'Start from then' }).click();
  await expect(called.getByRole('heading', { name: 'You are called in' })).toBeVisible();
  await takePicture(called, 'called-in-2-phone');
  await called.getByRole('button', { name: 'Home now' }).click();
  await expect(called.getByRole('heading', { name: /Logged/ })).toBeVisible();
  await expect(called.getByRole('region', { name: 'Rest owed' })).toContainText('11 h until');
  await takePicture(called, 'called-in-3-phone');
  for (const page of [manager, called]) await page.context().close();
});

test('called in at 02:14, home at 05:40: two taps, the late falls away, and the manager puts the relief into the rota', async ({
  browser,
}) => {
  const night = await startAt(FRIDAY_NIGHT_CALL);
  const pageOf = async (person: string) => {
    const context = await browser.newContext({ viewport: PHONE, baseURL: night.url });
    await context.clock.setSystemTime(Date.now() + night.aheadMs);
    const page = await context.newPage();
    await signInByMail(page, person === 'GPH' ? 'manager@example.org' : `${person.toLowerCase()}@example.org`);
    return page;
  };
  const manager = await pageOf('GPH');
  const onCall = await secondOnCall(manager);
  const called = await pageOf(onCall);
  await called.goto('/my/called-in');
  const taps = await countTaps(called);
  await called.getByRole('button', { name: /^Called in( again)? now$/ }).click();
  await expect(called.getByRole('heading', { name: 'You are called in' })).toBeVisible();
  expect(await taps()).toBe(1);
  await night.stop();
  const morning = await startAt(FRIDAY_HOME, night.port);
  for (const page of [manager, called]) await page.clock.setSystemTime(Date.now() + morning.aheadMs);
  await called.getByRole('button', { name: 'Home now' }).click();
  await expect(called.getByRole('heading', { name: /Logged/ })).toBeVisible();
  expect(await taps()).toBe(2);
  await expect(called.getByRole('region', { name: 'Rest owed' })).toContainText(/11 h until 16:4\d/);
  const changes = called.getByRole('region', { name: 'What changes' });
  await expect(changes).toContainText(/Late at 10:30 on Fri 27 Nov would leave 4 h/);
  await expect(changes).toContainText(/\d changes?, the fewest there can be/);
  await expect(changes).toContainText(/Sent to your managers, \d\.\d s after your tap/);
  await takePicture(called, 'relief-asked-phone');

  await manager.goto('/swaps');
  const proposals = manager.getByRole('region', { name: 'Rest after call-outs' });
  await expect(proposals).toContainText(/can take L(ate)? on Fri 27 Nov/);
  await takePicture(manager, 'relief-phone');
  await manager.getByRole('button', { name: 'Put it into the rota' }).click();
  await expect(proposals).toBeHidden();
  await called.reload();
  await expect(called.getByText('A manager has put this into the rota.')).toBeVisible();
  const lates = (await (await manager.request.get(`${TEAM}/rotas/2026-11`)).json()).assignments.filter(
    ({ date, duty }: { date: string; duty: string }) => date === '2026-11-27' && duty === 'L',
  );
  expect(lates.map(({ person }: { person: string }) => person)).toEqual([expect.not.stringMatching(onCall)]);
  for (const page of [manager, called]) await page.context().close();
  await morning.stop();
});

test('sickness in one tap: colleagues are asked, the first yes has it, the others and the manager know', async ({
  browser,
}) => {
  const manager = await (await browser.newContext({ viewport: PHONE })).newPage();
  await signInByMail(manager, 'manager@example.org');
  const evening = encodeURIComponent('2026-11-27T20:00:00+00:00');
  const firstOnCall = async () =>
    (await (await manager.request.get(`/api/v1/on-call?team=st-cuthberts&at=${evening}`)).json()).sites
      .flatMap(({ roles }: { roles: object[] }) => roles)
      .find(({ mark }: { mark: string }) => mark === 'first-call').person?.code;
  const told = async (page: Page) =>
    (await (await page.request.get('/api/v1/me/notices')).json()).notices.map(({ title }: { title: string }) => title);
  const ill = await phoneOf(browser, await firstOnCall(), 320);
  await ill.goto('/my/duty/2026-11-27/OC1');
  const taps = await countTaps(ill);
  await ill.getByRole('button', { name: /I can’t come/ }).click();
  const card = ill.getByRole('article', { name: /^First on call, Fri 27 Nov/ });
  await expect(card).toContainText(/asked|Nobody can take it/);
  expect(await taps()).toBe(1);
  await takePicture(ill, 'search-320');

  const searches = await (await manager.request.get(`${TEAM}/stand-ins`)).json();
  const search = searches.find(({ duty }: { duty: string }) => duty === 'OC1');
  // Whom the rules allow depends on what other journeys published around that night.
  const [taker, other] = search.colleagues.map((each: { person: string }) => each.person);
  if (taker) {
    const first = await phoneOf(browser, taker);
    await first.goto('/stand-ins');
    await takePicture(first, 'search-phone');
    const mine = first.getByRole('article', { name: /^First on call, Fri 27 Nov/ });
    await mine.getByRole('button', { name: 'Yes, I can come' }).click();
    await expect(mine).toContainText('It is yours now. Thank you.');
    await expect.poll(() => told(manager)).toContain('First on call on Fri 27 Nov is covered');
    expect(await firstOnCall()).toBe(taker);
    await first.context().close();
  }
  if (other) {
    const late = await phoneOf(browser, other);
    const answer = { data: { answer: 'yes' }, headers: { 'x-evenflow': '1' } };
    expect((await late.request.post(`${TEAM}/stand-ins/${search.id}/reply`, answer)).status()).toBe(409);
    await expect.poll(() => told(late)).toContain('Thank you, it is covered');
    await late.context().close();
  }
  for (const page of [manager, ill]) await page.context().close();
});

test('the last known rota is there without contact, with its age', async ({ browser }) => {
  const phone = await phoneOf(browser, 'PR');
  await phone.goto('/my');
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await phone.reload();
  await expect(phone.getByText(/Up to date at/)).toBeVisible();
  await phone.context().setOffline(true);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: /Hello/ })).toBeVisible();
  await expect(phone.getByText(/No contact; right at/)).toBeVisible();
  await takePicture(phone, 'my-duties-offline-phone');
  await phone.context().close();
});
