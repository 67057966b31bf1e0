import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../people/journey.ts';
import { now, SATURDAY_NIGHT, standAt } from '../people/moment.ts';
import { takePicture, takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

const WALL = { width: 1920, height: 1080 };

test('the hospital sees who is on call, searches, and is told loudly of a gap', async ({ page, browser, baseURL }) => {
  await page.setViewportSize(WALL);
  await standAt(page, SATURDAY_NIGHT);
  await signIn(page, 'switchboard');
  await page.goto('/on-call?team=st-cuthberts');

  const firstCall = page.getByRole('article', { name: /^First on call:/ });
  await expect(firstCall).toContainText('until');
  await expect(firstCall.getByRole('link', { name: /^07700/ }).first()).toHaveAttribute('href', /^tel:07700/);
  await expect(page.locator('footer')).toContainText('rota v');
  const sheet = await page.request.get('/api/v1/teams/st-cuthberts/downtime-sheet');
  expect((await sheet.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await takePicture(page, 'on-call-wall');
  await takePictures(page, 'on-call');

  await page.keyboard.type('second');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(firstCall).toBeVisible();

  const holder = (await firstCall.getAttribute('aria-label'))!.replace('First on call: ', '');
  const manager = await browser.newContext({ baseURL });
  const desk = await manager.newPage();
  await signIn(desk, 'manager');
  const team = (await (await desk.request.get('/api/v1/teams/st-cuthberts')).json()) as {
    people: { code: string; name: string }[];
  };
  const ill = await desk.request.post('/api/v1/teams/st-cuthberts/leave', {
    headers: { 'x-evenflow': '1' },
    data: {
      person: team.people.find((person) => person.name === holder)!.code,
      from: '2026-11-28',
      to: '2026-11-29',
      type: 'SICK',
      typeName: 'sickness',
      status: 'recorded',
    },
  });
  expect(ill.status(), await ill.text()).toBe(201);
  await manager.close();

  await page.reload();
  const gap = page.getByRole('article', { name: /^First on call: NOBODY/ });
  await expect(gap).toContainText('Ring');
  await expect(gap).toContainText('Why:');
  await expect(gap).not.toContainText('sick');
  await expect(page.locator('footer')).toContainText('1 role uncovered');
  await takePicture(page, 'on-call-wall-gap');
});

test('names that may be old are kept, with the time they were right', async ({ page }) => {
  await page.setViewportSize(WALL);
  await signIn(page, 'switchboard');
  await page.clock.install({ time: now() });
  await page.goto('/on-call?team=two-rooms');
  await expect(page.getByRole('article', { name: /^First call:/ })).toBeVisible();
  const named = await page.getByRole('article').first().getAttribute('aria-label');

  await page.route('**/api/v1/on-call**', (route) => route.abort());
  await page.clock.runFor('02:05');
  await expect(page.getByRole('alert').filter({ hasText: 'No contact for' })).toContainText(
    'These names were right at',
  );
  await expect(page.getByRole('article').first()).toHaveAttribute('aria-label', named!);
  await takePicture(page, 'on-call-wall-stale');

  await page.unroute('**/api/v1/on-call**');
  // The page asks every 20 s; the answer itself takes real time, which the page's clock does not see.
  await expect(async () => {
    await page.clock.runFor('00:21');
    await expect(page.getByText('No contact for')).toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
});

test('a wall that lost the network opens again from its signed copy, trusts no other, and comes back', async ({
  page,
  context,
}) => {
  await page.setViewportSize(WALL);
  await signIn(page, 'switchboard');
  await page.clock.install({ time: now() });
  await page.goto('/on-call?team=two-rooms');
  const first = page.getByRole('article').first();
  await expect(first).toBeVisible();
  const named = await first.getAttribute('aria-label');
  // The app itself is kept once its worker has the page and every file of it.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const files = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
        const kept = await Promise.all(['/index.html', ...files].map((file) => caches.match(file)));
        return navigator.serviceWorker.controller !== null && kept.every(Boolean);
      }),
    )
    .toBe(true);

  await context.setOffline(true);
  await page.reload();
  await expect(first).toHaveAttribute('aria-label', named!);
  await page.clock.runFor('01:05');
  await expect(page.getByRole('alert').filter({ hasText: 'No contact for' })).toContainText('Signed copy of rota v');
  await takePicture(page, 'on-call-wall-offline');

  // A copy somebody wrote into is no copy. Done as the next page opens, so that the old page cannot write it anew.
  await page.addInitScript(() => {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith('evenflow.board.')))
      localStorage.setItem(key, localStorage.getItem(key)!.replace('555-0', '555-1'));
  });
  await page.reload();
  await expect(page.getByText('Who is on call cannot be shown')).toBeVisible();

  await context.setOffline(false);
  await page.reload();
  await expect(first).toHaveAttribute('aria-label', named!);
  await expect(page.getByText('No contact for')).toHaveCount(0);
});

test('an operator leaves a note by name, and the manager sees alarms, cover and who was on call', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'switchboard');
  await page.goto('/on-call?team=two-rooms');
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByLabel('Note', { exact: true }).fill('Lift 3 is out; take the stairs');
  await page.getByLabel('Your name').fill('Dot Operator');
  await page.getByRole('button', { name: 'Put it on the board' }).click();
  await expect(page.getByText('Lift 3 is out; take the stairs')).toBeVisible();
  await expect(page.getByText('Dot Operator')).toBeVisible();

  const manager = await browser.newContext({ baseURL });
  const desk = await manager.newPage();
  await signIn(desk, 'manager');
  await desk.goto('/cover');
  await expect(desk.getByRole('heading', { name: /alarm/ })).toBeVisible();
  await expect(desk.getByRole('region', { name: 'The next 60 days' }).getByRole('list').first()).toBeVisible();
  await takePictures(desk, 'cover');
  await desk.goto('/cover/st-cuthberts/2026-11');
  await expect(desk.getByText('minutes covered').first()).toBeVisible();
  await takePictures(desk, 'cover-proof');
  await desk.goto('/history');
  await desk.locator('input[name=day]').fill('2026-11-14');
  await desk.locator('input[name=clock]').fill('02:00');
  await desk.locator('input[name=knownDay]').fill('2027-01-01');
  await desk.getByRole('button', { name: 'Ask' }).click();
  await expect(desk.getByText('At 02:00 on Saturday 14 November 2026')).toBeVisible();
  await takePictures(desk, 'history');
  await manager.close();
});

test('machines read with a key and are told of a gap, and the manager sees that they were; hours and pay of the month', async ({
  page,
  request,
}) => {
  const exchange = createServer((_, answer) => answer.writeHead(204).end());
  await new Promise<void>((resolve) => exchange.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(exchange.address() as AddressInfo).port}/told`;
  await signIn(page, 'manager');
  await page.goto('/machines');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Whose key it is').fill('Telephone exchange');
  await page.getByRole('button', { name: 'Make the key' }).click();
  const token = await page
    .getByRole('status', { name: /Telephone exchange/ })
    .locator('code')
    .first()
    .innerText();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  const evening = '2026-11-30T20:00:00Z';
  const read = await request.get(`/api/v1/on-call?team=st-cuthberts&at=${evening}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(read.ok(), await read.text()).toBe(true);
  const roles: { mark: string; person: { code: string } | null }[] = (await read.json()).sites.flatMap(
    ({ roles: each }: { roles: never[] }) => each,
  );
  const person = roles.find(({ mark }) => mark === 'first-call')!.person!.code;

  await page.getByRole('button', { name: 'New address' }).click();
  await page.getByLabel('Address', { exact: true }).fill(address);
  await page.getByRole('button', { name: 'Add the address' }).click();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  const leave = '/api/v1/teams/st-cuthberts/leave';
  const headers = { 'x-evenflow': '1' };
  const ill = { person, from: '2026-11-30', to: '2026-11-30', type: 'SICK', status: 'recorded' };
  const { id } = await (await page.request.post(leave, { headers, data: ill })).json();
  await expect(async () => {
    await page.reload();
    await page.getByRole('button', { name: `Show what was sent to ${address}` }).click();
    await expect(page.getByRole('list', { name: `Sent to ${address}` })).toContainText('answered 204', {
      timeout: 2_000,
    });
  }).toPass({ timeout: 40_000 });
  await takePicture(page, 'machines');
  await page.request.delete(`${leave}/${id}`, { headers });
  exchange.close();

  await page.goto('/hours');
  await expect(page.getByRole('row', { name: /^Everybody/ })).toBeVisible();
  await takePictures(page, 'hours');
});
