import path from 'node:path';
import { expect, test } from '../people/journey.ts';
import { takePictures } from '../people/pictures.ts';
import { signIn } from '../people/sign-in.ts';

const WORKBOOK = path.resolve(import.meta.dirname, '../../../../demo/two-rooms.xlsx');

test('a manager imports a workbook, sees what it would change, writes it and takes it back', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/import');
  await page.getByLabel('Workbook').setInputFiles(WORKBOOK);
  await expect(page.getByRole('heading', { name: 'two-rooms.xlsx' })).toBeVisible();
  await expect(page.getByText('Nothing is written until you say so')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What was understood' })).toContainText('understood as written');
  await takePictures(page, 'import-preview');

  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('heading', { name: 'two-rooms.xlsx is imported' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByRole('heading', { name: /^Undone/ })).toBeVisible();
});

test('what is no workbook is refused in words', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/import');
  await page.getByLabel('Workbook').setInputFiles({
    name: 'rota.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('this is no workbook'),
  });
  await expect(page.getByRole('alert')).toContainText('is not an Excel workbook');
  await expect(page.getByRole('alert')).toContainText('Nothing was written');
  await expect(page.getByRole('button', { name: /^Import, after/ })).toBeDisabled();
});
