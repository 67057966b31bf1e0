import type { Page } from '@playwright/test';
import { seriousTo } from '../people/axe.ts';
import { expect, test } from '../people/journey.ts';
import { takePicture, takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });

const cell = (page: Page, name: RegExp) => page.getByRole('gridcell', { name });
const saved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

async function openBoard(page: Page, month: string): Promise<void> {
  await page.goto(`/rota/st-cuthberts/${month}`);
  await expect(page.getByRole('grid')).toBeVisible();
}

test('a manager swaps by dragging, by keys, pastes from Excel, and undoes it all after a reload', async ({ page }) => {
  await signIn(page, 'manager');
  await openBoard(page, '2026-11');
  const priyanka = cell(page, /^Thu 26 Nov, .*Priyanka/);
  const tomasz = cell(page, /^Thu 26 Nov, .*Tomasz/);
  await expect(priyanka).toHaveAccessibleName(/Theatre 1/);
  await priyanka.locator('.duty-chip').dragTo(tomasz, { steps: 8 });
  await expect(tomasz).toHaveAccessibleName(/Theatre 1/);
  await expect(priyanka).toHaveAccessibleName(/Theatre 4/);

  await priyanka.click();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/Swap Theatre 4 for Theatre 1 of Tomasz/).first()).toBeVisible();
  await takePicture(page, 'board-carry');
  await page.keyboard.press('Enter');
  await expect(priyanka).toHaveAccessibleName(/Theatre 1/);

  await page.evaluate(() => navigator.clipboard.writeText('CPD\tnonsense\r\nEQ/OC1\t'));
  await cell(page, /^Sat 14 Nov, .*Priyanka/).click();
  await page.keyboard.press('Control+v');
  await expect(cell(page, /^Sat 14 Nov, CPD.*Priyanka/)).toBeVisible();
  await expect(
    cell(page, /^Sat 14 Nov, .*(First on call.*, then Equipment|Equipment.*, then First on call).*Tomasz/),
  ).toBeVisible();
  await expect(page.getByText('Left alone, because no duty is called so: nonsense').first()).toBeVisible();
  await saved(page);

  await page.reload();
  await expect(cell(page, /^Sat 14 Nov, CPD.*Priyanka/)).toBeVisible();
  // By key, with the focus where a page that was just loaded has it.
  await page.keyboard.press('Control+z');
  await expect(cell(page, /^Sat 14 Nov, CPD.*Priyanka/)).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(cell(page, /^Sat 14 Nov, CPD.*Priyanka/)).toBeVisible();
  const undo = page.getByRole('button', { name: 'Undo' });
  while (await undo.isEnabled()) await undo.click();
  await expect(cell(page, /^Sat 14 Nov, CPD.*Priyanka/)).toHaveCount(0);
  await expect(priyanka).toHaveAccessibleName(/Theatre 1/);
  await saved(page);
});

test('the board is found through by keys, at every zoom, and axe has nothing serious to say', async ({ page }) => {
  await signIn(page, 'manager');
  await openBoard(page, '2026-11');
  await page.getByRole('gridcell', { name: /^Sun 1 Nov, .*Gwenllian/ }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('pri 26');
  await page.keyboard.press('Enter');
  await expect(cell(page, /^Thu 26 Nov, TH1 Theatre 1, Priyanka/)).toBeFocused();
  await page.keyboard.press('f');
  await expect(page.getByText('Who could take it?')).toBeVisible();
  await takePicture(page, 'board-who');
  await page.keyboard.press('Escape');
  expect(await seriousTo(page)).toEqual([]);
  for (const zoom of ['week', 'day']) {
    await page.keyboard.press('+');
    await takePicture(page, `board-${zoom}`);
    expect(await seriousTo(page), zoom).toEqual([]);
  }
  await page.goto('/rota/st-cuthberts/2026-11?zoom=quarter');
  await expect(page.getByRole('grid', { name: /^November 2026 to January 2027/ })).toBeVisible();
  await takePictures(page, 'board-quarter');
});

test('two managers in one month see each other’s edits and lose none', async ({ browser, page }) => {
  await signIn(page, 'manager');
  await openBoard(page, '2026-12');
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'manager');
  await openBoard(other, '2026-12');
  await cell(page, /^Tue 1 Dec, .*Priyanka/).click();
  await page.keyboard.type('cpd');
  await expect(cell(other, /^Tue 1 Dec, CPD.*Priyanka/)).toBeVisible();

  await cell(page, /^Wed 2 Dec, .*Priyanka/).click();
  await cell(other, /^Thu 3 Dec, .*Priyanka/).click();
  await Promise.all([page.keyboard.type('cpd'), other.keyboard.type('cpd')]);
  for (const one of [page, other]) {
    await expect(cell(one, /^Wed 2 Dec, CPD.*Priyanka/)).toBeVisible();
    await expect(cell(one, /^Thu 3 Dec, CPD.*Priyanka/)).toBeVisible();
    await saved(one);
  }
  for (const day of ['Tue 1', 'Wed 2', 'Thu 3']) {
    await cell(page, new RegExp(`^${day} Dec, CPD.*Priyanka`)).click();
    await page.keyboard.press('Delete');
  }
  await expect(cell(other, /Dec, CPD.*Priyanka/)).toHaveCount(0);
});
