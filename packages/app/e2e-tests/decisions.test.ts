/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { teamPage } from './access';
import { expectAfterReloading, test } from './people';

test('the second approver is told once the first has agreed, and decides', async ({
  open,
}) => {
  const nils = await open('Nils Aaker');
  const eva = await open('Eva Roth');
  const ingrid = await open('Ingrid Larsen');
  const justification = 'I look into the outage of last week.';

  await nils.signIn();
  await expectAfterReloading(nils.page, teamPage('grid-safety'), () =>
    expect(nils.page.getByRole('row', { name: /Nils Aaker/ })).toBeVisible({
      timeout: 10_000,
    }),
  );
  await nils.page
    .getByRole('button', { name: 'Request Studio access' })
    .click();
  const dialog = nils.page.getByRole('dialog', {
    name: 'Request Studio access',
  });
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill(justification);
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await dialog.getByRole('link', { name: 'Open request' }).click();
  await expect(nils.page.getByText(justification)).toBeVisible();
  const request = new URL(nils.page.url()).pathname;

  await ingrid.signIn();
  await ingrid.page.goto(request);
  await expect(ingrid.page.getByText(justification)).toBeVisible();
  await expect(
    ingrid.page.getByRole('button', { name: 'Approve' }),
  ).toBeHidden();

  await eva.signIn();
  await eva.page.goto(request);
  await eva.page.getByRole('button', { name: 'Approve' }).click();
  await expect(eva.page.getByRole('button', { name: 'Approve' })).toBeHidden();

  await expectAfterReloading(ingrid.page, '/notifications', () =>
    expect(
      ingrid.page.getByText(/To decide: access for Nils Aaker/).first(),
    ).toBeVisible({
      timeout: 10_000,
    }),
  );
  await ingrid.page.goto('/sagemaker-studio/requests');
  await ingrid.page
    .getByRole('link', { name: /Nils Aaker|nils\.aaker/ })
    .first()
    .click();
  await ingrid.page.getByRole('button', { name: 'Approve' }).click();
  await expect(ingrid.page.getByText('Approved').first()).toBeVisible();
  await expect(nils.page.getByText('Approved').first()).toBeVisible();
});
