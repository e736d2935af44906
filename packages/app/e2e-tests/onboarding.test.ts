/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { choose, expectAfterReloading, SANDBOX, STUDIO, test } from './people';

const FORECASTING = ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'];
const TEAM_PAGE = '/catalog/default/group/forecasting/studio';

test('a team comes into Studio, an outsider asks and enters, a new hire appears by themselves', async ({
  open,
}) => {
  const mira = await open('Mira Santos');
  const jonas = await open('Jonas Weber');
  const ben = await open('Ben Carter');

  await test.step('a lead onboards her team from the template and watches it finish', async () => {
    const { page } = mira;
    await mira.signIn();
    await expectAfterReloading(page, '/create', () =>
      expect(
        page.getByText('Onboard a team into SageMaker Studio'),
      ).toBeVisible({ timeout: 10_000 }),
    );
    await page.goto('/create/templates/default/onboard-team-into-studio');
    const team = page.getByRole('combobox', { name: 'Team' });
    await choose(page, team, 'forecasting');
    await page.getByText('research-lab (d-researchlab1)').click();
    await page.getByText('StudioMlEngineer').first().click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page
      .getByRole('textbox', { name: 'Justification' })
      .fill('The quarterly demand forecast runs in the research lab.');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByRole('list', { name: 'Plan per person' }),
    ).toContainText('Jonas Weber');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    for (const name of FORECASTING) {
      await expect(
        page.getByText(`${name}: ready, with the profile`),
      ).toBeVisible({
        timeout: 120_000,
      });
    }
    await expect(
      page.getByRole('heading', { name: 'Who is in' }),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Open Studio' }),
    ).toHaveAttribute('href', STUDIO);
  });

  await test.step('she sees her people ready on the team page', async () => {
    await mira.page.goto(TEAM_PAGE);
    for (const name of FORECASTING) {
      const row = mira.page.getByRole('row', { name: new RegExp(name) });
      await expect(row.getByText('Ready', { exact: true })).toBeVisible();
      await expect(row).toContainText('Direct');
      await expect(row).toContainText('StudioMlEngineer');
    }
  });

  await test.step('a member opens Studio from the portal and lands there with the right role', async () => {
    await jonas.signIn();
    await jonas.page
      .getByRole('link', { name: 'Studio access' })
      .first()
      .click();
    const opened = jonas.context.waitForEvent('page');
    await jonas.page.getByRole('link', { name: 'Open Studio' }).click();
    const studio = await opened;
    await expect(
      studio.getByRole('heading', { name: 'SageMaker Studio' }),
    ).toBeVisible();
    await expect(
      studio.getByText('Signed in as jonas.weber@alpenglow.example'),
    ).toBeVisible();
    await expect(
      studio.getByText('jonas-weber', { exact: true }),
    ).toBeVisible();
    await expect(studio.getByText(/role\/StudioMlEngineer/)).toBeVisible();
  });

  await test.step('somebody outside the team opens Studio and is denied', async () => {
    await ben.page.goto(STUDIO);
    await ben.chooseOneself(ben.page);
    await expect(ben.page.getByRole('alert')).toContainText('Access Denied');
  });

  await test.step('he asks for access on the team page', async () => {
    const { page } = ben;
    await ben.signIn();
    await page.goto(TEAM_PAGE);
    await page.getByRole('button', { name: 'Request Studio access' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request Studio access' });
    await dialog
      .getByRole('textbox', { name: 'Justification' })
      .fill('I review the forecast for the budget.');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await expect(
      dialog.getByText(/mira\.santos|Mira Santos/).first(),
    ).toBeVisible();
  });

  await test.step('the lead approves it', async () => {
    const { page } = mira;
    await page.goto('/sagemaker-studio/requests');
    await page
      .getByRole('link', { name: /Ben Carter|ben\.carter/ })
      .first()
      .click();
    await expect(
      page.getByText('I review the forecast for the budget.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('Approved').first()).toBeVisible();
  });

  await test.step('he gets in', async () => {
    await ben.page.goto('/sagemaker-studio');
    await expect(ben.page.getByText('Ready', { exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await ben.page.goto(STUDIO);
    await expect(
      ben.page.getByText('Signed in as ben.carter@alpenglow.example'),
    ).toBeVisible();
    await expect(
      ben.page.getByText('ben-carter', { exact: true }),
    ).toBeVisible();
  });

  await test.step('a new hire appears in the catalog without anybody touching the portal', async () => {
    const directory = await mira.context.newPage();
    await directory.goto(`${SANDBOX}/okta`);
    const form = directory.getByRole('form', { name: 'Add a person' });
    await form.getByLabel('First name').fill('Nora');
    await form.getByLabel('Last name').fill('Lindqvist');
    await form.getByLabel('Login').fill('nora.lindqvist@alpenglow.example');
    await form.getByLabel('forecasting').check();
    await form.getByRole('button', { name: 'Add person' }).click();
    await expect(directory.getByText(/Nora Lindqvist was added/)).toBeVisible();
    await expectAfterReloading(mira.page, TEAM_PAGE, () =>
      expect(
        mira.page.getByRole('row', { name: /Nora Lindqvist/ }),
      ).toBeVisible({ timeout: 10_000 }),
    );
  });
});
