/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { rowOf, teamPage } from './access';
import { LONG, test } from './people';

test('a lead reads why somebody cannot open Studio, and repairs it', async ({
  open,
}) => {
  const tomas = await open('Tomas Oliveira');
  const lena = await open('Lena Fischer');
  const { page } = tomas;
  await lena.goToStudio();
  await expect(lena.page.getByRole('alert')).toContainText('Access Denied');

  await tomas.signIn();
  await page.goto(teamPage('fraud-detection'));
  const row = rowOf(page, 'Lena Fischer');
  await expect(row).toContainText('Needs repair', { timeout: LONG });
  await row.getByRole('button', { name: /: Lena Fischer$/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Planned changes')).toBeVisible();
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill('She has a profile and was never assigned.');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await expect(dialog.getByText('All is set up')).toBeVisible({
    timeout: LONG,
  });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).toContainText('Ready');
  await lena.goToStudio();
  await expect(
    lena.page.getByText('Signed in as lena.fischer@alpenglow.example'),
  ).toBeVisible();
});

test('somebody who is kept out reads why, and who can change it', async ({
  open,
}) => {
  const emil = await open('Emil Brandt');
  const { page } = emil;
  await emil.goToStudio();
  await expect(emil.page.getByRole('alert')).toContainText('Access Denied');
  await emil.signIn();
  await page.goto('/sagemaker-studio/my-access');
  await page
    .getByRole('button', { name: 'Why can’t I open Studio?' })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/not assigned/i).first()).toBeVisible({
    timeout: LONG,
  });
  await dialog.getByRole('button', { name: 'Request access' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Request access' }),
  ).toBeVisible();
});
