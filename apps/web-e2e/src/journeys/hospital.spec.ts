import { expect, test } from '@playwright/test';
import { SATURDAY_NIGHT, standAt } from '../people/moment.ts';
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
  await page.clock.install();
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
