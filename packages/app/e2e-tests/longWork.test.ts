/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { teamPage } from './access';
import { METER_READERS } from './company';
import { expectAfterReloading, LONG, test } from './people';

test('a lead lets in 200 people at once and sees how far it is', async ({
  open,
}) => {
  test.setTimeout(4 * LONG);
  const karin = await open('Karin Lind');
  const { page } = karin;
  const everybody = METER_READERS + 1;
  await karin.signIn();
  await expectAfterReloading(page, teamPage('smart-meters'), () =>
    expect(
      page.getByRole('button', { name: `Choose all ${everybody}` }),
    ).toBeVisible({ timeout: 10_000 }),
  );
  await page.getByRole('button', { name: 'Request Studio access' }).click();
  const dialog = page.getByRole('dialog', { name: 'Request Studio access' });
  await dialog.getByText('For the team').click();
  await dialog.getByRole('button', { name: 'Choose everybody' }).click();
  await expect(
    dialog.getByText(`${everybody} of ${everybody} people chosen`),
  ).toBeVisible();
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill('All meters are read in the lab.');
  await expect(dialog.getByText('What would happen')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await dialog.getByRole('link', { name: 'Open request' }).click({
    timeout: LONG,
  });
  await expect(
    page.getByText(new RegExp(`^[1-9]\\d* of ${everybody} ready`)).first(),
  ).toBeVisible({ timeout: LONG });
  await expect(
    page.getByText(`${everybody} of ${everybody} ready`).first(),
  ).toBeVisible({ timeout: 2 * LONG });
});
