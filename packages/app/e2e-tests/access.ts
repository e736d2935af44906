/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DOMAIN_ID, LONG, SANDBOX } from './people';
import type { PersonAtBrowser } from './people';

export function teamPage(team: string): string {
  return `/catalog/default/group/${team}/studio`;
}

export function refOf(name: string): string {
  return `user:default/${name.toLowerCase().replace(' ', '.')}`;
}

/** How somebody came to have access is the beginning of a journey and not what it is about; answers the request's id. */
export async function giveAccess(
  lead: PersonAtBrowser,
  options: { team: string; to: string; duration?: string },
): Promise<string> {
  const requestId = await askFor(lead, options);
  await expect
    .poll(
      async () => {
        const { body } = await lead.call<AccessRequest>(
          'GET',
          `/sagemaker-studio/requests/${requestId}`,
        );
        return body.grants?.[0]?.status;
      },
      { timeout: LONG, intervals: [1_000] },
    )
    .toBe('active');
  return requestId;
}

/** Sends a request that the policy approves by itself. */
export async function askFor(
  lead: PersonAtBrowser,
  options: { team: string; to: string; duration?: string },
): Promise<string> {
  const { team, to, duration } = options;
  let requestId = '';
  await expect(async () => {
    // Refused until the directory's people have come all the way.
    const { status, body } = await lead.call<AccessRequest>(
      'POST',
      '/sagemaker-studio/requests',
      {
        kind: 'onboard-team',
        team: `group:default/${team}`,
        domainId: DOMAIN_ID,
        people: [refOf(to)],
        duration,
        justification: 'Wind forecasts are made in the research lab.',
      },
    );
    expect(status, JSON.stringify(body)).toBe(201);
    requestId = body.requestId;
  }).toPass({ timeout: LONG, intervals: [2_000] });
  return requestId;
}

export function rowOf(page: Page, person: string): Locator {
  return page.getByRole('row', { name: new RegExp(person) });
}

/** As often as it takes: a page that is brought up to date in the same moment may draw the box anew. */
export async function tick(checkbox: Locator): Promise<void> {
  await expect(async () => {
    if (!(await checkbox.isChecked())) {
      // The box that one sees is drawn over the one that counts.
      await checkbox.click({ force: true, timeout: 5_000 });
    }
    await expect(checkbox).toBeChecked({ timeout: 2_000 });
  }).toPass({ timeout: LONG });
}

/** In a dialog, where the box that counts may lie outside of what is scrolled into sight. */
export async function tickByKeyboard(checkbox: Locator): Promise<void> {
  await expect(async () => {
    if (!(await checkbox.isChecked())) {
      await checkbox.press('Space', { timeout: 5_000 });
    }
    await expect(checkbox).toBeChecked({ timeout: 2_000 });
  }).toPass({ timeout: LONG });
}

/** Opens the team's tab, chooses one person in its table, and what to do for them. */
export async function actFor(
  page: Page,
  options: { team: string; person: string; action: string },
): Promise<Locator> {
  const { team, person, action } = options;
  await page.goto(teamPage(team));
  await expect(rowOf(page, person)).toContainText('Ready', { timeout: LONG });
  await tick(rowOf(page, person).getByRole('checkbox'));
  const bar = page.getByRole('region', {
    name: 'Actions for the selected people',
  });
  await expect(bar.getByRole('status')).toHaveText('1 selected');
  await bar.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Planned changes')).toBeVisible();
  return dialog;
}

/** Has calls to AWS fail from now on; answers how to end it. */
export async function injectFault(
  fault: Record<string, unknown>,
): Promise<() => Promise<void>> {
  const answer = await fetch(`${SANDBOX}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(201);
  const { id } = await answer.json();
  return async () => {
    await fetch(`${SANDBOX}/_sandbox/faults/${id}`, { method: 'DELETE' });
  };
}
