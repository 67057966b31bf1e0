import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { everyAddress, type Given } from '../people/addresses.ts';
import { seriousTo } from '../people/axe.ts';
import { signInByMail } from '../people/coming-month.ts';
import { expect, test } from '../people/journey.ts';

const WORKBOOK = path.resolve(import.meta.dirname, '../../../../demo/two-rooms.xlsx');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** A duty of the perfusionist whose phone it is. */
const DUTY = { date: ['2026-11-27'], duty: ['TH2'] };
const GIVEN: Given = {
  ...{ team: ['st-cuthberts'], month: ['2026-11'], year: ['2026'], ...DUTY },
  step: ['unit', 'people', 'duties', 'rules', 'first-fill'],
};
/** What a page is asked about behind its address. */
const ABOUT = '?person=PR&date=2026-11-27&duty=TH2';
const ASKED = ['/rota/st-cuthberts/2026-11/why', '/my/why', '/swaps/offer'];

/** Pages of one's own, and pages that are others for a manager and on a phone. Whatever is neither is of the desk. */
const OWN = /^\/(my|days|wishes|notices|password)\b/;
const BOTH = /^\/(swaps|leave|stand-ins|on-call)\b/;
/** Before somebody is signed in. */
const OUTSIDE = /^\/(sign-in|welcome)\b/;
/** Without the frame of the app: a wall and what is before it, which may be longer than a screen. */
const UNFRAMED = /^\/(sign-in|welcome|on-call)\b/;

/**
 * Goes there as a link of the page does, without loading everything again. Waits until the page left is gone (the steps of
 * the set-up are one page) and for what is fetched.
 */
async function visit(page: Page, address: string): Promise<void> {
  const stays = address.startsWith('/set-up') && new URL(page.url()).pathname.startsWith('/set-up');
  await page.evaluate(
    (to) => {
      for (const left of document.querySelectorAll('main > *')) left.setAttribute('data-left', '');
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    `${address}${ASKED.includes(address) ? ABOUT : ''}`,
  );
  await expect(page).toHaveURL(new RegExp(`${address}(\\?|$)`));
  if (!stays) await expect(page.locator('main > [data-left]')).toHaveCount(0);
  await expect(page.getByText(/(is|are) being (fetched|read)/)).toHaveCount(0);
  await expect(page.getByRole('heading').or(page.getByRole('grid')).first()).toBeVisible();
}

/** A framed page scrolls within its frame, so that the bar of a phone stays at the foot; nothing scrolls sideways. */
async function expectFits(page: Page, address: string): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { sideways: scrollWidth - innerWidth, down: scrollHeight - innerHeight };
  });
  expect(over.sideways, `pixels ${address} is wider than a phone`).toBeLessThanOrEqual(0);
  if (!UNFRAMED.test(address)) expect(over.down, `pixels ${address} is higher than its frame`).toBeLessThanOrEqual(0);
}

async function expectGood(page: Page, address: string): Promise<void> {
  expect(await seriousTo(page), address).toEqual([]);
  await expect(page, address).toHaveTitle(/ · Evenflow$/);
  const size = page.viewportSize()!;
  if (size.width > PHONE.width) await page.setViewportSize(PHONE);
  await expectFits(page, address);
  if (size.width > PHONE.width) await page.setViewportSize(size);
}

async function walk(page: Page, [first, ...others]: readonly string[]): Promise<void> {
  await page.goto(first!);
  await expect(page.getByRole('heading').or(page.getByRole('grid')).first()).toBeVisible();
  await expectGood(page, first!);
  for (const address of others) {
    await visit(page, address);
    await expectGood(page, address);
  }
}

test('nothing serious stands in anybody’s way on the pages of a desk', async ({ page }) => {
  await page.setViewportSize(DESK);
  for (const address of everyAddress({ ...GIVEN, id: ['any'] }).filter((each) => OUTSIDE.test(each))) {
    await page.goto(address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expectGood(page, address);
  }
  // An administrator has every page a manager has, and one more.
  await signInByMail(page, 'administrator@example.org');
  const workbook = { name: 'two-rooms.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(WORKBOOK) };
  const read = await page.request.post('/api/v1/imports', { multipart: { workbook }, headers: { 'x-evenflow': '1' } });
  const addresses = everyAddress({ ...GIVEN, id: [(await read.json()).id] });
  await walk(
    page,
    addresses.filter((each) => !OUTSIDE.test(each) && !OWN.test(each)),
  );
});

test('nor on the pages of a phone', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await signInByMail(page, 'perfusionist@example.org');
  await walk(
    page,
    everyAddress({ ...GIVEN, id: ['any'] }).filter((each) => OWN.test(each) || BOTH.test(each)),
  );
});
