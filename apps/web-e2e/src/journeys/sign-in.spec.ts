import { signInByMail } from '../people/coming-month.ts';
import { expect, test } from '../people/journey.ts';
import { takePictures } from '../people/pictures.ts';

test('signing in by keyboard alone; a wrong password is told in words', async ({ page }) => {
  await page.goto('/my');
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.type('perfusionist@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('do not go together');
  await takePictures(page, 'sign-in');
  await page.getByLabel('Password', { exact: true }).fill('evenflow-demo');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/my$/);
});

test('somebody invited chooses a password behind a link that opens once', async ({ page, browser }) => {
  await signInByMail(page, 'administrator@example.org');
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('combobox', { name: 'Is on the rota' }).click();
  await page.getByRole('option', { name: /^Jia-Wen Lau/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Jia-Wen Lau');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('jwl@example.org');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await page.getByRole('status', { name: 'The link for Jia-Wen Lau' }).locator('code').innerText();
  await takePictures(page, 'accounts-invited');

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Welcome, Jia-Wen Lau' })).toBeVisible();
  await takePictures(guest, 'welcome');
  await guest.getByLabel('New password').fill('a password of my own');
  await guest.getByRole('button', { name: 'Choose it and sign in' }).click();
  await expect(guest).toHaveURL(/\/my$/);
  await guest.goto(link);
  await expect(guest.getByRole('alert')).toContainText('does not open anything');
});
