/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import { DateTime } from 'luxon';
import {
  actFor,
  giveAccess,
  injectFault,
  rowOf,
  teamPage,
  tickByKeyboard,
} from './access';
import { LONG, test } from './people';

const TEAM = 'wind-yield';

test('a lead extends access before it ends', async ({ open }) => {
  const hanna = await open('Hanna Berg');
  const { page } = hanna;
  await hanna.signIn();
  await giveAccess(hanna, { team: TEAM, to: 'Luis Romero', duration: 'P3D' });
  const end = (days: number) =>
    DateTime.now().plus({ days }).setLocale('en-US').toFormat('MMM d');
  await page.goto(teamPage(TEAM));
  await expect(rowOf(page, 'Luis Romero')).toContainText('Ends soon', {
    timeout: LONG,
  });

  const dialog = await actFor(page, {
    team: TEAM,
    person: 'Luis Romero',
    action: 'Extend',
  });
  await dialog.getByRole('button', { name: /Extend by/ }).click();
  await page.getByRole('option', { name: /\(30 days\)/ }).click();
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill('The spring forecast takes another month.');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await expect(dialog.getByText('Extended')).toBeVisible({ timeout: LONG });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(page, 'Luis Romero')).not.toContainText('Ends soon');
  await expect(rowOf(page, 'Luis Romero')).toContainText(end(33));
});

test('a lead changes a role, and Studio opens with it', async ({ open }) => {
  const hanna = await open('Hanna Berg');
  const amira = await open('Amira Haddad');
  await hanna.signIn();
  await giveAccess(hanna, { team: TEAM, to: 'Amira Haddad' });

  const dialog = await actFor(hanna.page, {
    team: TEAM,
    person: 'Amira Haddad',
    action: 'Change role',
  });
  await expect(
    dialog.getByRole('button', { name: /Execution role/ }),
  ).toContainText('StudioMlEngineer');
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill('She deploys models from now on.');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await expect(dialog.getByText('The role is changed')).toBeVisible({
    timeout: LONG,
  });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(hanna.page, 'Amira Haddad')).toContainText(
    'StudioMlEngineer',
  );
  await amira.goToStudio();
  await expect(amira.page.getByText(/role\/StudioMlEngineer/)).toBeVisible();
});

test('a revocation that AWS refuses is shown as live access until it is done', async ({
  open,
}) => {
  const hanna = await open('Hanna Berg');
  const peter = await open('Peter Novak');
  const { page } = hanna;
  const retry = page.getByRole('button', { name: 'Retry for Peter Novak' });
  // A removal is retried for ever, so it may run just when somebody retries it.
  hanna.expectErrors(/status of 409 .*\/retry/);
  await hanna.signIn();
  await giveAccess(hanna, { team: TEAM, to: 'Peter Novak' });
  const allowAgain = await injectFault({
    service: 'sso',
    operation: 'DeleteApplicationAssignment',
    effect: {
      type: 'error',
      code: 'AccessDeniedException',
      message:
        'User is not authorized to perform: sso:DeleteApplicationAssignment',
      status: 403,
    },
  });
  try {
    const dialog = await actFor(page, {
      team: TEAM,
      person: 'Peter Novak',
      action: 'Revoke',
    });
    await dialog
      .getByRole('textbox', { name: 'Justification' })
      .fill('He moves to another team.');
    await dialog.getByRole('button', { name: 'Revoke access' }).click();
    await expect(
      dialog.getByText(/sso:DeleteApplicationAssignment/).first(),
    ).toBeVisible({ timeout: LONG });
    await dialog.getByRole('link', { name: 'Open request' }).click();
    await expect(retry).toBeVisible();
    await peter.goToStudio();
    await expect(peter.page.getByText(/^Signed in as peter/)).toBeVisible();
  } finally {
    await allowAgain();
  }
  await expect(async () => {
    // It may have been retried before anybody presses.
    if (await retry.isVisible()) {
      await retry.click({ timeout: 1_000 });
    }
    await expect(page.getByText('Ended', { exact: true }).first()).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: LONG });
  await peter.goToStudio();
  await expect(peter.page.getByRole('alert')).toContainText('Access Denied');
});

test('a lead sees what is lost before somebody is offboarded', async ({
  open,
}) => {
  const hanna = await open('Hanna Berg');
  const yuki = await open('Yuki Sato');
  await hanna.signIn();
  await giveAccess(hanna, { team: TEAM, to: 'Yuki Sato' });

  const dialog = await actFor(hanna.page, {
    team: TEAM,
    person: 'Yuki Sato',
    action: 'Offboard',
  });
  await expect(dialog.getByText(/^Nothing is deleted\./)).toBeVisible();
  await tickByKeyboard(
    dialog.getByRole('checkbox', { name: /The profile, after which/ }),
  );
  await dialog
    .getByRole('textbox', { name: 'Justification' })
    .fill('Her project is over.');
  await expect(dialog.getByText(/deleted after 7 days/)).toBeVisible();
  await expect(
    dialog.getByText(/This will be deleted\. Undo it in time/),
  ).toBeVisible();
  await expect(
    dialog.getByText(/Yuki Sato: .*profile yuki-sato/),
  ).toBeVisible();
  await tickByKeyboard(
    dialog.getByRole('checkbox', {
      name: /I want this deleted for good: 1 profile/,
    }),
  );
  await dialog.getByRole('button', { name: 'Offboard' }).click();
  await expect(
    dialog.getByText(/Access removed\. Nothing is deleted before/),
  ).toBeVisible({ timeout: LONG });
  await yuki.goToStudio();
  await expect(yuki.page.getByRole('alert')).toContainText('Access Denied');
});
