import { expect, type Page } from '@playwright/test';

/** The demo's people, by what their sign-in is called on the page. */
export const PEOPLE = {
  manager: /Rota manager/,
  perfusionist: /Perfusionist at St Cuthbert/,
  switchboard: /Hospital switchboard/,
};

/** Signs in through the page, as anybody trying the demo does. */
export async function signIn(page: Page, who: keyof typeof PEOPLE): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: PEOPLE[who] }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
