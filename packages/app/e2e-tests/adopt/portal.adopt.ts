/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What an adopter gets who has followed the READMEs: each part once, in a portal that create-app has made. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from '@playwright/test';
import { rowOf, teamPage } from '../access';
import { BACKEND, DOMAIN_ID, STUDIO, expectAfterReloading } from '../people';
import { chooseTeam, signInAs } from './freshPortal';

const FORECASTING = ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'];
const TEAM = '/catalog/default/group/forecasting';

test.describe.configure({ mode: 'serial' });

test('the page and the card of the domain are there', async ({ browser }) => {
  const { page } = await signInAs(browser, 'Ingrid Larsen');
  await page.getByRole('link', { name: 'Studio access' }).first().click();
  for (const name of ['My access', 'Requests', 'Domains']) {
    await expect(page.getByRole('tab', { name })).toBeVisible();
  }
  await page.goto('/sagemaker-studio/domains');
  await expect(page.getByText('research-lab').first()).toBeVisible();
  // Domains come into the catalog by themselves.
  await expectAfterReloading(
    page,
    `/catalog/default/resource/${DOMAIN_ID}`,
    () =>
      expect(page.getByText('Open Studio tab').first()).toBeVisible({
        timeout: 10_000,
      }),
  );
});

test('a lead runs the template to its end, and her team has a tab and a card', async ({
  browser,
}) => {
  const { page } = await signInAs(browser, 'Mira Santos');
  await expectAfterReloading(page, '/create', () =>
    expect(page.getByText('Onboard a team into SageMaker Studio')).toBeVisible({
      timeout: 10_000,
    }),
  );
  await page.goto('/create/templates/default/onboard-team-into-studio');
  await chooseTeam(page, 'forecasting');
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
    ).toBeVisible({ timeout: 120_000 });
  }
  await expect(page.getByRole('link', { name: 'Open Studio' })).toHaveAttribute(
    'href',
    STUDIO,
  );
  await page.goto(teamPage('forecasting'));
  for (const name of FORECASTING) {
    await expect(rowOf(page, name)).toContainText('Ready');
  }
  await page.goto(TEAM);
  await expect(page.getByText('Open Studio tab').first()).toBeVisible();
  await page.goto('/catalog/default/user/jonas.weber');
  await expect(page.getByText('research-lab').first()).toBeVisible();
});

test('somebody asks with the button, and the lead approves', async ({
  browser,
}) => {
  const { page } = await signInAs(browser, 'Ben Carter');
  await page.goto(teamPage('forecasting'));
  await page.getByRole('button', { name: 'Request Studio access' }).click();
  const dialog = page.getByRole('dialog', { name: 'Request Studio access' });
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill('I review the forecast for the budget.');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await expect(
    dialog.getByText(/mira\.santos|Mira Santos/).first(),
  ).toBeVisible();

  const mira = await signInAs(browser, 'Mira Santos');
  await mira.page.goto('/sagemaker-studio/requests');
  await mira.page
    .getByRole('link', { name: /Ben Carter|ben\.carter/ })
    .first()
    .click();
  await mira.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.goto('/sagemaker-studio');
  await expect(page.getByText('Ready', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
});

test('permissions are those of the policy', async ({ browser }) => {
  const ben = await signInAs(browser, 'Ben Carter');
  const ingrid = await signInAs(browser, 'Ingrid Larsen');
  const events = '/sagemaker-studio/events';
  expect((await ben.call('GET', events)).status).toBe(403);
  expect((await ingrid.call('GET', events)).status).toBe(200);
});

test('an agent is offered the actions, and acts as the person', async ({
  browser,
}) => {
  const ben = await signInAs(browser, 'Ben Carter');
  const agent = new Client({ name: 'assistant', version: '1.0.0' });
  await agent.connect(
    new StreamableHTTPClientTransport(
      new URL(`${BACKEND}/api/mcp-actions/v1`),
      {
        requestInit: { headers: { Authorization: await ben.authorization() } },
      },
    ),
  );
  const { tools } = await agent.listTools();
  expect(tools.map(({ name }) => name)).toContain(
    'sagemaker-studio.explain-access',
  );
  const { structuredContent } = await agent.callTool({
    name: 'sagemaker-studio.who-am-i',
    arguments: {},
  });
  expect(structuredContent).toMatchObject({
    person: 'user:default/ben.carter',
  });
  await agent.close();
});
