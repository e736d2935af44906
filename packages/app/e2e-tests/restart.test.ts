/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { askFor, injectFault, rowOf, teamPage } from './access';
import { DOMAIN_ID, expectAfterReloading, LONG, test } from './people';

/** URL that stops and starts the backend of the portal under test. */
const CONTROL = process.env.PORTAL_CONTROL_URL;

test('work that a stopped back end was in the middle of goes on, and so does the page', async ({
  open,
}) => {
  const hanna = await open('Hanna Berg');
  const { page } = hanna;
  // While it is away every look at it fails, and Chromium tells each of them.
  hanna.expectErrors(/net::ERR_/, /status of 50[0-9]/, /WebSocket/);
  await hanna.signIn();
  const letThrough = await injectFault({
    service: 'sagemaker',
    operation: 'CreateUserProfile',
    input: { DomainId: DOMAIN_ID, UserProfileName: 'otto-maier' },
    effect: { type: 'throttle' },
  });
  try {
    const requestId = await askFor(hanna, {
      team: 'wind-yield',
      to: 'Otto Maier',
    });
    await page.goto(`/sagemaker-studio/requests/${requestId}`);
    await expect(page.getByText('0 of 1 ready').first()).toBeVisible();
    await control('stop');
    await expect(page.getByText(/could not be updated/i).first()).toBeVisible({
      timeout: LONG,
    });
    await expect(page.getByText('0 of 1 ready').first()).toBeVisible();
  } finally {
    await letThrough();
    await control('start');
  }
  await expect(page.getByText('1 of 1 ready').first()).toBeVisible({
    timeout: LONG,
  });
});

test("a template's task that a stopped back end was in the middle of ends well", async ({
  open,
}) => {
  const ruth = await open('Ruth Adler');
  const { page } = ruth;
  // The back end serves the page as well: while it is stopped, parts of the page that are loaded late do not come.
  ruth.expectErrors(
    /net::ERR_/,
    /status of 50[0-9]/,
    /WebSocket/,
    /ChunkLoadError/,
  );
  await ruth.signIn();
  const letThrough = await injectFault({
    service: 'sagemaker',
    operation: 'CreateUserProfile',
    input: { DomainId: DOMAIN_ID, UserProfileName: 'karl-voss' },
    effect: { type: 'throttle' },
  });
  let task = '';
  try {
    await expectAfterReloading(page, teamPage('night-desk'), () =>
      expect(rowOf(page, 'Karl Voss')).toBeVisible({ timeout: 10_000 }),
    );
    const { status, body } = await ruth.call<{ id: string }>(
      'POST',
      '/scaffolder/v2/tasks',
      {
        templateRef: 'template:default/onboard-team-into-studio',
        values: {
          team: 'group:default/night-desk',
          domainId: DOMAIN_ID,
          justification: 'The night shift reads the meters.',
        },
      },
    );
    expect(status, JSON.stringify(body)).toBe(201);
    task = body.id;
    await page.goto(`/create/tasks/${task}`);
    await page.getByRole('button', { name: 'Show Logs' }).click();
    await expect(
      page.getByText('Ruth Adler: ready, with the profile'),
    ).toBeVisible({ timeout: LONG });
    await control('stop');
  } finally {
    await letThrough();
    await control('start');
  }
  await page.goto(`/create/tasks/${task}`);
  await page.getByRole('button', { name: 'Show Logs' }).click();
  await expect(
    page.getByText('Karl Voss: ready, with the profile'),
  ).toBeVisible({ timeout: LONG });
  await expect(page.getByRole('heading', { name: 'Who is in' })).toBeVisible({
    timeout: LONG,
  });
  const { body } = await ruth.call<{ totalItems?: number; items: unknown[] }>(
    'GET',
    '/sagemaker-studio/requests?view=mine',
  );
  expect(body.items).toHaveLength(1);
});

async function control(what: 'stop' | 'start'): Promise<void> {
  const answer = await fetch(`${CONTROL}/backend/${what}`, { method: 'POST' });
  expect(answer.status, await answer.text()).toBe(204);
}
