import { expect, test } from '../people/journey.ts';
import { FRIDAY_MORNING, standAt } from '../people/moment.ts';
import { takePicture, takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('staff see what is next, ask for leave, and put duties in their calendar', async ({ page, request }) => {
  await standAt(page, FRIDAY_MORNING);
  await signIn(page, 'perfusionist');
  await expect(page).toHaveURL(/\/my$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');
  await expect(page.getByText(/Up to date at \d\d:\d\d, rota v\d/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Next duty' })).toContainText(/Next/);
  await takePictures(page, 'my-duties');

  await page.getByRole('link', { name: 'Month' }).click();
  await page.getByRole('button', { name: /^28 .*Saturday 28 November 2026: First on call/ }).click();
  await expect(page.getByRole('region', { name: 'Saturday 28 November 2026' })).toContainText('First on call');
  await takePictures(page, 'my-month');
  await page.getByRole('link', { name: 'Team, day by day' }).click();
  await expect(page.getByRole('region', { name: 'On call' }).getByRole('listitem').first()).toBeVisible();
  await takePictures(page, 'team-day');

  await page.getByRole('button', { name: 'More' }).click();
  await takePicture(page, 'more-phone');
  await page.getByRole('link', { name: 'Leave and wishes' }).click();
  await page.getByLabel('First day').fill('2027-02-08');
  await page.getByLabel('Last day').fill('2027-02-09');
  await expect(page.getByRole('status', { name: 'What this meets' })).toContainText('Nothing clashes');
  await page.getByRole('button', { name: 'Ask for 8–9 Feb' }).click();
  // What an earlier go withdrew stays in the list.
  const asked = page
    .getByRole('region', { name: 'My leave' })
    .getByRole('listitem')
    .filter({ hasText: '8–9 Feb', hasNotText: 'withdrawn' });
  await expect(asked).toContainText('asked for, not decided');
  // The form empties itself once the answer is there; what is typed before is lost with it.
  await expect(page.getByLabel('First day')).toHaveValue('');
  await page.getByLabel('First day').fill('2027-02-09');
  await expect(page.getByRole('status', { name: 'What this meets' })).toContainText('You already have');
  await takePictures(page, 'leave');
  await page.getByRole('button', { name: 'Withdraw 8–9 Feb' }).first().click();
  await expect(asked).toHaveCount(0);

  await page.getByRole('link', { name: 'Wishes', exact: true }).click();
  // The page of leave has the same first field: what is typed before the other one is there is lost with it.
  await expect(page.getByRole('heading', { name: 'Wishes', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'My wishes', exact: true })).toBeVisible();
  await page.getByLabel('First day').fill('2027-02-14');
  await page.getByRole('button', { name: /^Ask for/ }).click();
  await expect(
    page
      .getByRole('region', { name: 'My wishes', exact: true })
      .getByRole('listitem')
      .filter({ hasText: 'Sun 14 Feb' })
      .first(),
  ).toContainText('free of any duty, prefers');

  await page.goto('/my/calendar');
  await page.getByLabel('Which device is it for?').fill('My phone');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByText(/\/ical\/.+\.ics$/).innerText();
  await expect(page.getByRole('link', { name: 'Open in my calendar' })).toHaveAttribute('href', /^webcal:/);
  await takePictures(page, 'calendar');
  const feed = await request.get(new URL(address).pathname);
  expect(await feed.text()).toContain('BEGIN:VEVENT');

  await page.getByRole('button', { name: 'Revoke My phone' }).click();
  await page.getByRole('button', { name: 'Revoke My phone' }).click();
  await expect(page.getByText('No link yet.')).toBeVisible();
  expect((await request.get(new URL(address).pathname)).ok()).toBe(false);
});
