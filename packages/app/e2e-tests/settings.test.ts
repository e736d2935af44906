/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { choose, expectAfterReloading, test } from './people';

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
  await expectAfterReloading(page, '/sagemaker-studio/settings', () =>
    choose(
      page,
      page.getByRole('combobox', { name: 'Another team' }),
      'visitors',
    ),
  );
  await page.getByRole('button', { name: 'Name its leads…' }).click();
  const dialog = page.getByRole('dialog');
  const person = dialog.getByRole('combobox', { name: 'Add a person' });
  await choose(page, person, 'Vera Simon');
  await dialog.getByRole('button', { name: 'Show what changes' }).click();
  await expect(
    dialog.getByText(/Leads: from not set to Vera Simon/),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page
      .getByRole('list', { name: 'Teams and their leads' })
      .getByRole('button', { name: 'Leads of visitors…' }),
  ).toBeVisible();
});

test('a platform engineer adds a policy in the portal, is told what is wrong with it, and removes it', async ({
  open,
}) => {
  const ingrid = await open('Ingrid Larsen');
  await ingrid.signIn();
  const { page } = ingrid;
  await page.goto('/sagemaker-studio/settings');
  const policies = page.getByRole('list', { name: 'Policies' });
  await expect(
    policies.getByText(/under sagemakerStudio\.policies\[0\]/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Add a policy…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('at-night');
  const text = dialog.getByRole('textbox', { name: 'Policy in YAML' });
  await expect(text).toHaveValue(/requesters: anyone/);
  const yaml = (domain: string) =>
    [
      'teams: [group:default/ml-platform]',
      `domains: [${domain}]`,
      'requesters: members',
      'approvers: [group:default/ml-platform]',
      'duration: { max: P7D }',
    ].join('\n');
  const check = dialog.getByRole('button', { name: 'Show what changes' });
  ingrid.expectErrors(/status of 400 .*policies\/at-night\/simulation/);
  await text.fill(yaml('d-nowhere'));
  await check.click();
  await expect(
    dialog.getByText(/domains\[0\]: the domain d-nowhere/),
  ).toBeVisible();
  await text.fill(yaml('d-legacylab01'));
  await check.click();
  await expect(
    dialog.getByText('Who may ask: from not set to members'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const remove = policies.getByRole('button', {
    name: 'Remove at-night…',
  });
  await remove.click();
  await check.click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toBeHidden();
  await expect(remove).toBeHidden();
  await page.goto('/sagemaker-studio/events');
  await expect(page.getByText('Removed a policy').first()).toBeVisible();
});
