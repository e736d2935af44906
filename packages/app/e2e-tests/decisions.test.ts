/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refOf, teamPage } from './access';
import { DOMAIN_ID, expectAfterReloading, LONG, test } from './people';

test('the second approver is notified once the first has approved, and decides', async ({
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
    ingrid.page.getByRole('button', { name: 'Approve', exact: true }),
  ).toBeHidden();

  await eva.signIn();
  await eva.page.goto(request);
  await eva.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(
    eva.page.getByRole('button', { name: 'Approve', exact: true }),
  ).toBeHidden();

  await expectAfterReloading(ingrid.page, '/notifications', () =>
    expect(
      ingrid.page.getByText(/To decide: access to .+ for Nils Aaker/).first(),
    ).toBeVisible({
      timeout: 10_000,
    }),
  );
  await ingrid.page.goto('/sagemaker-studio/requests');
  await ingrid.page
    .getByRole('link', { name: /Nils Aaker|nils\.aaker/ })
    .first()
    .click();
  await ingrid.page
    .getByRole('button', { name: 'Approve', exact: true })
    .click();
  await expect(ingrid.page.getByText('Approved').first()).toBeVisible();
  await expect(nils.page.getByText('Approved').first()).toBeVisible();
});

test('of two leads with the same request open, the second sees who decided first', async ({
  open,
}) => {
  const sara = await open('Sara Lind');
  const ruth = await open('Ruth Adler');
  const karl = await open('Karl Voss');
  await sara.signIn();
  const justification = 'The night shift reads the meters.';
  let requestId = '';
  await expect(async () => {
    // Refused until the directory's people have come all the way.
    const { status, body } = await sara.call<AccessRequest>(
      'POST',
      '/sagemaker-studio/requests',
      {
        kind: 'grant',
        team: 'group:default/night-desk',
        domainId: DOMAIN_ID,
        people: [refOf('Sara Lind')],
        justification,
      },
    );
    expect(status, JSON.stringify(body)).toBe(201);
    requestId = body.requestId;
  }).toPass({ timeout: LONG, intervals: [2_000] });

  for (const lead of [ruth, karl]) {
    await lead.signIn();
    await lead.page.goto(`/sagemaker-studio/requests/${requestId}`);
    await expect(
      lead.page.getByRole('button', { name: 'Approve', exact: true }),
    ).toBeVisible();
  }
  await karl.context.setOffline(true);
  await ruth.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(ruth.page.getByText('Approved').first()).toBeVisible();

  // His page is older than her decision until he is connected again.
  karl.expectErrors(/net::ERR_/, /status of 409/, /WebSocket/);
  await expect(
    karl.page.getByRole('button', { name: 'Approve', exact: true }),
  ).toBeVisible();
  await karl.context.setOffline(false);
  await expect(
    karl.page.getByText(/ruth\.adler|Ruth Adler/).first(),
  ).toBeVisible({ timeout: LONG });
  await expect(
    karl.page.getByRole('button', { name: 'Approve', exact: true }),
  ).toBeHidden();
  // Nothing is left for him to do, so what he was notified of says so, and is read.
  await expect
    .poll(
      async () => {
        const { body } = await karl.call<{
          notifications: { read?: string; payload: { title: string } }[];
        }>('GET', '/notifications/notifications?search=Sara');
        return body.notifications.map(({ read, payload }) => ({
          title: payload.title,
          isRead: Boolean(read),
        }));
      },
      { timeout: LONG },
    )
    .toEqual([
      {
        title: expect.stringMatching(
          /^Already approved by Ruth Adler: .*Sara Lind/,
        ),
        isRead: true,
      },
    ]);
});
