/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveAccess } from './access';
import { DOMAIN_ID, test } from './people';

const SLOW_MS = 2_000;
const SCRIPTS = /\/static\/.*\.js$/;
const PEOPLE = `/sagemaker-studio/domains/${DOMAIN_ID}?view=people`;

/** Opens the dialog that ends the access of the first person, before its code was ever loaded. */
async function pressRevoke(page: Page) {
  const button = page.getByRole('button', { name: /^Revoke access/ }).first();
  await button.focus();
  await button.press('Enter');
  return page.getByRole('dialog');
}

test('a dialog opens at once, says that it loads, and gives the focus back', async ({
  open,
}) => {
  const ingrid = await open('Ingrid Larsen');
  const { page } = ingrid;
  await ingrid.signIn();
  await page.goto(PEOPLE);
  const button = page.getByRole('button', {
    name: 'Request Studio access',
    exact: true,
  });
  await expect(button).toBeVisible();
  await page.route(SCRIPTS, async route => {
    await sleep(SLOW_MS);
    await route.continue();
  });
  await button.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Loading')).toBeVisible({
    timeout: SLOW_MS / 2,
  });
  await expect(
    dialog.getByRole('textbox', { name: 'Justification' }),
  ).toBeVisible();
  expect(
    await dialog.evaluate(element => element.contains(document.activeElement)),
  ).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('a dialog whose code does not arrive says so and tries again', async ({
  open,
}) => {
  const ingrid = await open('Ingrid Larsen');
  const hanna = await open('Hanna Berg');
  const { page } = ingrid;
  await hanna.signIn();
  await giveAccess(hanna, { team: 'wind-yield', to: 'Emil Brandt' });
  ingrid.expectErrors(/net::ERR_/);
  await ingrid.signIn();
  await page.goto(PEOPLE);
  await expect(
    page.getByRole('button', { name: /^Revoke access/ }).first(),
  ).toBeVisible();
  await page.route(SCRIPTS, route => route.abort());
  const dialog = await pressRevoke(page);
  await expect(dialog.getByRole('alert')).toBeVisible();
  await page.unroute(SCRIPTS);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(
    dialog.getByRole('textbox', { name: 'Justification' }),
  ).toBeVisible();
});

test('what is typed before the catalog has answered stays', async ({
  open,
}) => {
  const ingrid = await open('Ingrid Larsen');
  const { page } = ingrid;
  await ingrid.signIn();
  await page.route('**/api/catalog/entities/by-query**', async route => {
    await sleep(SLOW_MS);
    await route.continue();
  });
  for (const [address, name] of [
    [`/sagemaker-studio/domains/${DOMAIN_ID}?view=access`, 'Team'],
    ['/create/templates/default/onboard-team-into-studio', 'Team'],
  ] as const) {
    await page.goto(address);
    const field = page.getByRole('combobox', { name });
    await field.click();
    await field.pressSequentially('research', { delay: 50 });
    await expect(page.getByRole('option', { name: /research/ })).toBeVisible();
    await expect(field).toHaveValue('research');
  }
});
