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

/** Each with a team of its own, whose lead runs it, and a member who has not got in when the back end stops. */
const TEMPLATES = [
  {
    template: 'onboard-team-into-studio',
    team: 'night-desk',
    lead: 'Ruth Adler',
    member: 'Karl Voss',
    values: {},
    lastStep: 'Onboard the team',
  },
  {
    template: 'new-team-in-studio',
    team: 'tide-watch',
    lead: 'Lea Storm',
    member: 'Ole Tide',
    values: { duration: 'P90D', joiners: 'propose', leavers: 'propose' },
    lastStep: 'Set the team rule',
  },
];

for (const { template, team, lead, member, values, lastStep } of TEMPLATES) {
  test(`a task of ${template} that a stopped back end was in the middle of ends well`, async ({
    open,
  }) => {
    const reader = await open(lead);
    const { page } = reader;
    // The back end serves the page as well: while it is stopped, parts of the page that are loaded late do not come.
    reader.expectErrors(
      /net::ERR_/,
      /status of 50[0-9]/,
      /WebSocket/,
      /ChunkLoadError/,
    );
    await reader.signIn();
    const letThrough = await injectFault({
      service: 'sagemaker',
      operation: 'CreateUserProfile',
      input: {
        DomainId: DOMAIN_ID,
        UserProfileName: member.toLowerCase().replace(' ', '-'),
      },
      effect: { type: 'throttle' },
    });
    let task = '';
    try {
      await expectAfterReloading(page, teamPage(team), () =>
        expect(rowOf(page, member)).toBeVisible({ timeout: 10_000 }),
      );
      const { status, body } = await reader.call<{ id: string }>(
        'POST',
        '/scaffolder/v2/tasks',
        {
          templateRef: `template:default/${template}`,
          values: {
            ...values,
            team: `group:default/${team}`,
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
        page.getByText(`${lead}: ready, with the profile`),
      ).toBeVisible({ timeout: LONG });
      await control('stop');
    } finally {
      await letThrough();
      await control('start');
    }
    await page.goto(`/create/tasks/${task}`);
    await page.getByRole('button', { name: 'Show Logs' }).click();
    await expect(
      page.getByText(`${member}: ready, with the profile`),
    ).toBeVisible({ timeout: LONG });
    await expect(
      page.getByText(`Finished step ${lastStep}`).first(),
    ).toBeVisible({ timeout: LONG });
    await expect(page.getByRole('heading', { name: 'Who is in' })).toBeVisible({
      timeout: LONG,
    });
    const { body } = await reader.call<{ items: unknown[] }>(
      'GET',
      '/sagemaker-studio/requests?view=mine',
    );
    expect(body.items).toHaveLength(1);
  });
}

async function control(what: 'stop' | 'start'): Promise<void> {
  const answer = await fetch(`${CONTROL}/backend/${what}`, { method: 'POST' });
  expect(answer.status, await answer.text()).toBe(204);
}
