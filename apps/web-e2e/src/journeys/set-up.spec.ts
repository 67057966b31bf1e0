import type { Page } from '@playwright/test';
import { expect, test } from '../people/journey.ts';
import { takePicture, takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });

/** Rows as Excel puts them on the clipboard. */
const rows = (...lines: readonly (readonly (string | number)[])[]) => lines.map((line) => line.join('\t')).join('\r\n');

/** Pastes into the field of that name, as somebody does who comes from Excel. */
async function paste(page: Page, field: RegExp, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole('textbox', { name: field }).click();
  await page.keyboard.press('Control+v');
}

async function pasteRows(page: Page, field: RegExp, text: string, added: number): Promise<void> {
  await paste(page, field, text);
  await page.getByRole('button', { name: `Import ${added} new` }).click();
  await expect(page.getByRole('status').filter({ hasText: `${added} added, 0 changed` })).toBeVisible();
}

test('a unit is set up in five steps with rows from Excel; a step is left out and come back to', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/set-up');
  await page.getByLabel('Name of the unit').fill('Harbour General');
  await page.getByRole('button', { name: 'Make the team' }).click();
  const step = (title: string) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const onwards = (name: RegExp) => page.getByRole('link', { name }).click();

  await step('Unit and holidays');
  await pasteRows(page, /Paste holidays/, rows(['Date', 'Name', 'Points'], ['2026-12-25', 'Christmas Day', 3]), 1);
  await onwards(/^Next: people/);
  await step('People');
  await onwards(/^Skip for now: duties and demand/);
  await step('Duties and demand');
  const kinds = ['Kind', 'Start', 'End', 'Ends next day', 'Need Mon–Fri', 'Need Sat', 'Need Sun', 'Need holiday'];
  const duties = rows(
    ['Code', 'Name', ...kinds],
    ['TH', 'Theatre', 'duty', '08:00', '17:00', 'no', 1, 0, 0, 0],
    ['C1', 'First call', 'on call from home', '17:00', '08:00', 'yes', 1, 1, 1, 1],
  );
  await pasteRows(page, /Paste duties/, duties, 2);

  await page
    .getByRole('navigation', { name: 'Steps of the set-up' })
    .getByRole('link', { name: /People/ })
    .click();
  await step('People');
  const people = ['Ann Early', 'Ben Late', 'Cat Night'].map((name) => [name, name.replace(/[^A-Z]/g, ''), 1, 37.5]);
  await pasteRows(page, /Paste people/, rows(['Name', 'Code', 'WTE', 'Contract hours'], ...people), 3);
  await takePicture(page, 'set-up-people');
  await onwards(/^Next: duties and demand/);
  await onwards(/^Next: rules/);

  await step('Rules');
  await paste(page, /Paste rules/, rows(['Rest between duties', '12 hours']));
  await page.getByRole('button', { name: 'Change 1 rule' }).click();
  await expect(page.getByText(/At least 12 hours/).first()).toBeVisible();
  await onwards(/^Next: first fill/);

  await step('First fill');
  await pasteRows(
    page,
    /Paste leave/,
    rows(['Person', 'From', 'To', 'Type'], ['AE', '2026-12-21', '2026-12-23', 'AL']),
    1,
  );
  await expect(page.getByText('3 people, 2 duties, 1 leave and 0 wishes are known.')).toBeVisible();
  await takePictures(page, 'set-up-first-fill');
  await onwards(/^Fill December 2026/);
  await expect(page.getByRole('button', { name: 'Fill December 2026' })).toBeVisible();
});
