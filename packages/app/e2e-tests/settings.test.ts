/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { test } from './people';

test('a platform engineer names the lead of a team in the portal, and sees why app-config fixes others', async ({
  open,
}) => {
  const ingrid = await open('Ingrid Larsen');
  await ingrid.signIn();
  const { page } = ingrid;
  await page.goto('/sagemaker-studio/settings');
  await expect(
    page.getByText(/under sagemakerStudio\.domains\.d-researchlab1/),
  ).toBeVisible();
  // The people of the test have to come all the way first.
  await expect(async () => {
    const picker = page.getByRole('combobox', { name: 'Another team' });
    await picker.fill('');
    await picker.pressSequentially('visitors');
    await page
      .getByRole('option', { name: /visitors/ })
      .first()
      .click({ timeout: 5_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Name its leads…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('combobox', { name: 'Add a person' })
    .pressSequentially('Vera');
  await page
    .getByRole('option', { name: /Vera Simon/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Show what changes' }).click();
  await expect(
    dialog.getByText(/Leads: from not set to vera\.simon/),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page
      .getByRole('list', { name: 'Teams and their leads' })
      .getByRole('button', { name: 'Leads of visitors…' }),
  ).toBeVisible();
});
