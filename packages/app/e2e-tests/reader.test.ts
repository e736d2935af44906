/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { giveAccess, teamPage } from './access';
import { test } from './people';

test('a person without permissions sees which one is missing, and no data', async ({
  open,
}) => {
  const hanna = await open('Hanna Berg');
  const vera = await open('Vera Simon');
  await hanna.signIn();
  const requestId = await giveAccess(hanna, {
    team: 'wind-yield',
    to: 'Clara Moreau',
  });

  const { page } = vera;
  await vera.signIn();
  vera.expectErrors(/status of 403/);
  await page.goto('/sagemaker-studio/events');
  await expect(
    page.getByText('The events of your requests are on their pages'),
  ).toBeVisible();

  await page.goto(`/sagemaker-studio/requests/${requestId}`);
  await expect(page.getByText('You may not see this')).toBeVisible();
  await expect(page.getByText('Wind forecasts are made')).toBeHidden();

  await page.goto('/sagemaker-studio/requests?view=all');
  await expect(page.getByText('No requests that you may see')).toBeVisible();
  await expect(page.getByText(/Clara Moreau/)).toBeHidden();

  await page.goto(teamPage('wind-yield'));
  await expect(page.getByRole('row', { name: /Clara Moreau/ })).toBeVisible();
});
