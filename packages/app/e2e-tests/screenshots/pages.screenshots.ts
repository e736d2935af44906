/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { askFor, giveAccess, injectFault, rowOf, teamPage } from '../access';
import { DOMAIN_ID, LONG, test } from '../people';
import type { PersonAtBrowser } from '../people';

const FOLDER = process.env.SCREENSHOT_FOLDER ?? 'docs/images';

type Picture = {
  name: string;
  who: PersonAtBrowser;
  path: string;
  /** Ends when what is to be seen is there. */
  until: (page: Page) => Promise<void>;
};

const text = (wanted: string | RegExp) => (page: Page) =>
  expect(page.getByText(wanted).first()).toBeVisible({ timeout: LONG });

test('pictures of every page, light and dark', async ({ open }) => {
  test.setTimeout(20 * 60_000);
  const hanna = await open('Hanna Berg');
  const ingrid = await open('Ingrid Larsen');
  const mira = await open('Mira Santos');
  const jonas = await open('Jonas Weber');
  const samuel = await open('Samuel Osei');
  for (const person of [hanna, ingrid, mira, jonas, samuel]) {
    person.expectErrors(/status of 403/);
    await person.signIn();
  }
  await giveAccess(hanna, {
    team: 'wind-yield',
    to: 'Luis Romero',
    duration: 'P3D',
  });
  await giveAccess(hanna, { team: 'wind-yield', to: 'Amira Haddad' });
  const ready = await giveAccess(mira, {
    team: 'forecasting',
    to: 'Jonas Weber',
  });
  await injectFault({
    service: 'sagemaker',
    operation: 'CreateUserProfile',
    input: { DomainId: DOMAIN_ID, UserProfileName: 'peter-novak' },
    effect: {
      type: 'error',
      code: 'AccessDeniedException',
      message: 'User is not authorized to perform: sagemaker:CreateUserProfile',
      status: 403,
    },
  });
  const blocked = await askFor(hanna, {
    team: 'wind-yield',
    to: 'Peter Novak',
  });
  const { body: waiting } = await jonas.call(
    'POST',
    '/sagemaker-studio/requests',
    {
      kind: 'grant',
      team: 'group:default/wind-yield',
      domainId: DOMAIN_ID,
      people: ['user:default/samuel.osei'],
      executionRole: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
      justification: 'We compare the wind forecasts with ours.',
    },
  );
  const pictures: Picture[] = [
    {
      name: 'team',
      who: hanna,
      path: teamPage('wind-yield'),
      until: async page => {
        await expect(rowOf(page, 'Luis Romero')).toContainText('Ready');
        await expect(rowOf(page, 'Peter Novak')).toContainText('Blocked', {
          timeout: LONG,
        });
      },
    },
    {
      name: 'team-overview',
      who: hanna,
      path: '/catalog/default/group/wind-yield',
      until: text('Open Studio tab'),
    },
    {
      name: 'person',
      who: hanna,
      path: '/catalog/default/user/luis.romero',
      until: text('research-lab'),
    },
    {
      name: 'my-access',
      who: jonas,
      path: '/sagemaker-studio/my-access',
      until: text('Open Studio'),
    },
    {
      name: 'request-ready',
      who: mira,
      path: `/sagemaker-studio/requests/${ready}`,
      until: text('1 of 1 ready'),
    },
    {
      name: 'request-blocked',
      who: hanna,
      path: `/sagemaker-studio/requests/${blocked}`,
      until: text(/sagemaker:CreateUserProfile/),
    },
    {
      name: 'request-to-decide',
      who: hanna,
      path: `/sagemaker-studio/requests/${waiting.requestId}`,
      until: text('Approve'),
    },
    {
      name: 'requests',
      who: hanna,
      path: '/sagemaker-studio/requests',
      until: text('To decide'),
    },
    {
      name: 'domains',
      who: ingrid,
      path: '/sagemaker-studio/domains',
      until: text('research-lab'),
    },
    {
      name: 'domain',
      who: ingrid,
      path: `/sagemaker-studio/domains/${DOMAIN_ID}`,
      until: text('Readiness'),
    },
    {
      name: 'events',
      who: ingrid,
      path: '/sagemaker-studio/events',
      until: text('Verify the record'),
    },
    {
      name: 'events-not-allowed',
      who: samuel,
      path: '/sagemaker-studio/events',
      until: text('You may not see this'),
    },
  ];
  for (const theme of ['light', 'dark']) {
    for (const { name, who, path: address, until } of pictures) {
      await who.page.evaluate(
        chosen => localStorage.setItem('theme', chosen),
        theme,
      );
      await who.page.goto(address);
      await until(who.page);
      await take(who.page, `${name}-${theme}`);
    }
    await hanna.page.goto(teamPage('wind-yield'));
    await hanna.page
      .getByRole('button', { name: 'Request Studio access' })
      .click();
    await text('What would happen')(hanna.page);
    await take(hanna.page, `request-dialog-${theme}`);
  }
});

/** Once nothing is on its way any more. */
async function take(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.screenshot({
    path: path.join(FOLDER, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
}
