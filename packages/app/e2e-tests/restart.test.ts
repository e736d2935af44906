/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { askFor, injectFault } from './access';
import { LONG, test } from './people';

/** Where the portal under test can be told to stop and start its back end. */
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
    input: { DomainId: 'd-researchlab1', UserProfileName: 'otto-maier' },
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
    await expect(page.getByText('0 of 1 ready').first()).toBeVisible();
  } finally {
    await letThrough();
    await control('start');
  }
  await expect(page.getByText('1 of 1 ready').first()).toBeVisible({
    timeout: LONG,
  });
});

async function control(what: 'stop' | 'start'): Promise<void> {
  const answer = await fetch(`${CONTROL}/backend/${what}`, { method: 'POST' });
  expect(answer.status, await answer.text()).toBe(204);
}
