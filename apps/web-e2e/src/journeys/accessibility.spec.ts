import type { Page } from '@playwright/test';
import { seriousTo } from '../people/axe.ts';
import { signInByMail } from '../people/coming-month.ts';
import { expect, test } from '../people/journey.ts';

const TEAM = 'st-cuthberts';

const DESK = [
  ...['', '/fill', '/versions', '/absences', '/conflict', '/repair'].map((part) => `/rota/${TEAM}/2026-11${part}`),
  ...[`/fairness/${TEAM}/2026-11`, `/holidays/${TEAM}/2026`, `/team-size/${TEAM}/2026-12`, `/cover/${TEAM}/2026-11`],
  ...[
    '/cover',
    '/history',
    '/leave',
    '/swaps',
    '/stand-ins',
    '/team',
    '/rules',
    '/hours',
    '/machines',
    '/accounts',
    '/import',
  ],
  ...['unit', 'people', 'duties', 'rules', 'first-fill'].map((step) => `/set-up/${TEAM}/${step}`),
  ...['/begin', '/set-up', '/outbox'],
];
const PHONE = ['/my', '/my/month', '/my/calendar', '/days', '/swaps', '/leave', '/wishes', '/notices', '/on-call'];

/**
 * Goes there as a link of the page does, without loading everything again. Waits until the page left is gone (the steps of
 * the set-up are one page) and for what is fetched.
 */
async function visit(page: Page, path: string): Promise<void> {
  const stays = path.startsWith('/set-up') && new URL(page.url()).pathname.startsWith('/set-up');
  await page.evaluate((to) => {
    for (const left of document.querySelectorAll('main > *')) left.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await expect(page).toHaveURL(new RegExp(`${path}(\\?|$)`));
  if (!stays) await expect(page.locator('main > [data-left]')).toHaveCount(0);
  await expect(page.getByText(/(is|are) being (fetched|read)/)).toHaveCount(0);
  await expect(page.getByRole('heading').or(page.getByRole('grid')).first()).toBeVisible();
}

async function expectNothingSerious(page: Page, [first, ...others]: readonly string[]): Promise<void> {
  await page.goto(first!);
  await expect(page.getByRole('heading').or(page.getByRole('grid')).first()).toBeVisible();
  expect(await seriousTo(page), first).toEqual([]);
  for (const path of others) {
    await visit(page, path);
    expect(await seriousTo(page), path).toEqual([]);
  }
}

test('nothing serious stands in anybody’s way on the pages of a desk', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  // An administrator has every page a manager has, and one more.
  await signInByMail(page, 'administrator@example.org');
  await expectNothingSerious(page, DESK);
});

test('nor on the pages of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInByMail(page, 'perfusionist@example.org');
  await expectNothingSerious(page, PHONE);
});
