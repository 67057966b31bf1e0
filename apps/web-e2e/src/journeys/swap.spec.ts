import type { Browser, Page } from '@playwright/test';
import { publishMonth, signInByMail } from '../people/coming-month.ts';
import { expect, test } from '../people/journey.ts';
import { takePicture } from '../people/pictures.ts';
import { countTaps } from '../people/taps.ts';

const PHONE = { width: 390, height: 844 };
const TEAM = '/api/v1/teams/st-cuthberts';

test.use({ viewport: PHONE });
test.setTimeout(240_000);

interface Move {
  readonly date: string;
  readonly duty: string;
  readonly from: string;
  readonly to: string;
}

async function phoneOf(browser: Browser, email: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE, colorScheme })).newPage();
  await signInByMail(page, email);
  return page;
}

/** Nobody signs in as them by their code: the trainees have no account of the demo's, and the manager has another address. */
const WITHOUT_OWN_PHONE: readonly string[] = ['GPH', 'JWL', 'DOR'];

/** A duty of mine that the rules let be swapped, first of all with somebody who can answer. */
async function swappableDuty(page: Page, month: string): Promise<{ date: string; duty: string }> {
  const { items } = await (await page.request.get(`/api/v1/me/duties?team=st-cuthberts&from=${month}-01`)).json();
  for (const { assignment } of items) {
    const { date, duty } = assignment;
    const answer = await (await page.request.get(`${TEAM}/swaps/options?date=${date}&duty=${duty}`)).json();
    const first: readonly Move[] = answer.swaps[0]?.moves ?? [];
    if (first.length > 0 && first.every(({ to }) => !WITHOUT_OWN_PHONE.includes(to))) return { date, duty };
  }
  throw new Error('nothing can be swapped');
}

test('a swap on the phone: offered in three taps, accepted, approved, and both see it', async ({ browser }) => {
  const manager = await phoneOf(browser, 'manager@example.org');
  const month = await publishMonth(manager);
  const mine = await phoneOf(browser, 'perfusionist@example.org');
  const { date, duty } = await swappableDuty(mine, month);

  await mine.goto('/my');
  const taps = await countTaps(mine);
  await mine.getByRole('link', { name: new RegExp(`^${duty}, ${day(date)}`) }).click();
  await takePicture(mine, 'duty-phone');
  await mine.getByRole('link', { name: /Swap or give away/ }).click();
  const ask = mine.getByRole('button', { name: /^Ask / });
  await expect(ask).toBeVisible();
  // Whom the filled month lets me swap with differs, and so what the rules say; the team's policy is said of any.
  await expect(mine.getByText('A manager approves it after that.')).toBeVisible();
  await takePicture(mine, 'swap-phone');
  await ask.click();
  await expect(mine.getByRole('region', { name: 'Waiting for others' })).toContainText('Waiting for');
  expect(await taps()).toBeLessThanOrEqual(4);
  await takePicture(mine, 'swaps-phone');

  const { swaps } = await (await mine.request.get(`${TEAM}/swaps`)).json();
  const moves: readonly Move[] = swaps[0].moves;
  for (const { to } of moves.filter((move) => move.to !== 'PR')) {
    const theirs = await phoneOf(browser, `${to.toLowerCase()}@example.org`, 'dark');
    await theirs.goto('/swaps');
    await theirs.getByRole('button', { name: 'Accept' }).click();
    await expect(theirs.getByRole('button', { name: 'Accept' })).toBeHidden();
    await expect(theirs.getByRole('paragraph').filter({ hasText: /^Waiting for .*\.$/ })).toBeVisible();
    await takePicture(theirs, 'swaps-phone-dark');
    await theirs.context().close();
  }

  await manager.goto('/swaps');
  await manager.getByRole('button', { name: 'Approve' }).click();
  await expect(manager.getByText('Done. The rota has changed.')).toBeVisible();

  await mine.goto(`/my/duty/${date}/${duty}`);
  await expect(mine.getByText('This duty is not yours any more')).toBeVisible();
  const back = moves.find(({ to }) => to === 'PR')!;
  await mine.goto(`/my/duty/${back.date}/${back.duty}`);
  await expect(mine.getByRole('region', { name: 'Next duty' })).toBeVisible();
  for (const page of [mine, manager]) await page.context().close();
});

/** As the agenda names a day: `Thu 10 Dec`. */
function day(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(new Date(date))
    .replace(',', '')
    .replace('Sept', 'Sep');
}
