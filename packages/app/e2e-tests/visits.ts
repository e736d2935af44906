/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { teamPage } from './access';
import { loginOf } from './company';
import { DOMAIN_ID, LONG } from './people';

/** A page that people come to, and what they see on it once it is there. */
export type Visit = {
  name: string;
  path: string;
  shows: string | RegExp;
  /** On pages that are not ours alone, the title of the card that is. */
  card?: string;
  /** Opens a part of the page, such as a dialog. */
  open?: (page: Page) => Promise<void>;
};

const DOMAIN = `/sagemaker-studio/domains/${DOMAIN_ID}`;

/** Every page of the product, for a platform engineer, once `person` of `team` has come in by the request. */
export function visitsOf(options: {
  requestId: string;
  team: string;
  person: string;
}): Visit[] {
  const { requestId, team, person } = options;
  return [
    {
      name: 'home',
      path: '/',
      shows: 'Nothing waits for you.',
      card: 'My Studio',
    },
    {
      name: 'my-access',
      path: '/sagemaker-studio/my-access',
      shows: 'research-lab',
    },
    {
      name: 'requests',
      path: '/sagemaker-studio/requests?view=all',
      shows: team,
    },
    {
      name: 'request',
      path: `/sagemaker-studio/requests/${requestId}`,
      shows: 'Activity',
    },
    {
      name: 'domains',
      path: '/sagemaker-studio/domains',
      shows: 'research-lab',
    },
    { name: 'domain', path: DOMAIN, shows: 'Needs attention' },
    {
      name: 'domain-people',
      path: `${DOMAIN}?view=people`,
      shows: 'Lena Fischer',
    },
    {
      name: 'domain-apps',
      path: `${DOMAIN}?view=apps`,
      shows: 'JupyterLab',
    },
    {
      name: 'domain-history',
      path: `${DOMAIN}?view=history`,
      shows: 'Unused',
    },
    {
      name: 'domain-access',
      path: `${DOMAIN}?view=access`,
      shows: person,
    },
    { name: 'domain-events', path: `${DOMAIN}?view=events`, shows: person },
    {
      name: 'events',
      path: '/sagemaker-studio/events',
      shows: `${person} is ready`,
    },
    {
      name: 'policies',
      path: '/sagemaker-studio/settings/policies',
      shows: 'Leads of teams',
    },
    {
      name: 'settings',
      path: '/sagemaker-studio/settings',
      shows: 'research-lab',
    },
    { name: 'team', path: teamPage(team), shows: person },
    {
      name: 'request-dialog',
      path: teamPage(team),
      shows: person,
      open: async page => {
        await page
          .getByRole('button', { name: 'Request Studio access' })
          .click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: 'entry-dialog',
      path: '/sagemaker-studio/my-access',
      shows: 'research-lab',
      open: async page => {
        await page
          .getByRole('button', { name: /Why can’t I open Studio/ })
          .first()
          .click();
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
    {
      name: 'team-overview',
      path: `/catalog/default/group/${team}`,
      shows: 'Open Studio tab',
      card: 'Studio access',
    },
    {
      name: 'person',
      path: `/catalog/default/user/${loginOf(person).split('@')[0]}`,
      shows: 'research-lab',
      card: 'Studio access',
    },
    {
      name: 'domain-entity',
      path: '/catalog/default/resource/d-researchlab1',
      shows: 'Open Studio tab',
      card: 'Studio access',
    },
    {
      name: 'domain-entity-tab',
      path: '/catalog/default/resource/d-researchlab1/studio',
      shows: 'Needs attention',
    },
  ];
}

/** Goes there, and ends when all that is to be seen has come. */
export async function visit(page: Page, wanted: Visit): Promise<void> {
  await page.goto(wanted.path);
  await expect(page.getByText(wanted.shows).first()).toBeVisible({
    timeout: LONG,
  });
  await wanted.open?.(page);
  await untilSettled(page);
}

/** Once nothing says any more that it loads: neither ours, nor what else is on the page. */
export async function untilSettled(page: Page): Promise<void> {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
  // While a dialog fades in, its colours are not yet its own.
  await expect.poll(() => opacityOfDialogs(page)).toBe(1);
}

/** The least of what dialogs, and what they lie in, let be seen of them; 1 without a dialog. */
function opacityOfDialogs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const opacity = (element: Element | null): number =>
      element === null
        ? 1
        : Math.min(
            Number(getComputedStyle(element).opacity),
            opacity(element.parentElement),
          );
    return Math.min(
      1,
      ...Array.from(document.querySelectorAll('[role=dialog]'), dialog =>
        opacity(dialog),
      ),
    );
  });
}
