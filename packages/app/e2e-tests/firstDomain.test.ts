/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type {
  DomainOverview,
  Person,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { rowOf } from './access';
import { callIdentityCenter } from './aws';
import { loginOf } from './company';
import { LONG, SANDBOX, test } from './people';
import type { PersonAtBrowser } from './people';

const NEW_HIRE = 'Nadia Okafor';
const COLLEAGUE = 'Rahul Mehta';
const OUTSIDER = 'Chloe Martin';

/** An account of the demo company that has no domain yet. */
const ACCOUNT = '444444444444';
// Behind the others in every list, so that the pages of later tests open with the domain that they are about.
const DOMAIN = 'turbine-lab';
const ENGINEER = `arn:aws:iam::${ACCOUNT}:role/StudioMlEngineer`;

type ListedAssignments = {
  ApplicationAssignments: { PrincipalId: string; PrincipalType: string }[];
};

test('from an account without a domain to people at work in Studio, in the portal alone', async ({
  open,
}) => {
  const ingrid = await open('Ingrid Larsen');
  const nadia = await open(NEW_HIRE);
  const chloe = await open(OUTSIDER);
  const { page } = ingrid;
  let domainPage = '';

  await test.step('somebody is hired, in Okta alone', async () => {
    const directory = await ingrid.context.newPage();
    await directory.goto(`${SANDBOX}/okta`);
    const form = directory.getByRole('form', { name: 'Add a person' });
    const [first = '', last = ''] = NEW_HIRE.split(' ');
    await form.getByLabel('First name').fill(first);
    await form.getByLabel('Last name').fill(last);
    await form.getByLabel('Login').fill(loginOf(NEW_HIRE));
    await form.getByRole('button', { name: 'Add person' }).click();
    await expect(
      directory.getByText(new RegExp(`${NEW_HIRE} was added`)),
    ).toBeVisible();
    await directory.close();
  });

  await test.step('the platform engineer creates a domain from the template', async () => {
    await ingrid.signIn();
    await fillTemplate(page);
    await page.getByRole('button', { name: 'Create' }).click();
    const toDomain = page.getByRole('link', { name: 'Domain', exact: true });
    await expect(toDomain).toBeVisible({ timeout: LONG });
    domainPage = (await toDomain.getAttribute('href')) ?? '';
    expect(domainPage).toMatch(/\/sagemaker-studio\/domains\/d-/);
  });
  const domainId = domainPage.replace(/^.*\//, '');

  await test.step('and assigns people chosen from all who are synced', async () => {
    await page.goto(domainPage);
    await page.getByRole('button', { name: 'Assign people' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign people' });
    await choosePerson(page, NEW_HIRE);
    await choosePerson(page, COLLEAGUE);
    await dialog
      .getByRole('textbox', { name: 'Justification' })
      .fill('They begin with the first lab.');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await expect(dialog.getByText('All is set up')).toBeVisible({
      timeout: LONG,
    });
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('who are listed on the page of the domain', async () => {
    await page.getByRole('tab', { name: 'People' }).click();
    for (const name of [NEW_HIRE, COLLEAGUE]) {
      await expect(rowOf(page, name)).toContainText('Ready', { timeout: LONG });
      await expect(rowOf(page, name)).toContainText(`${DOMAIN}-execution`);
    }
  });

  await test.step('and under its application in Identity Center', async () => {
    const { body } = await ingrid.call<DomainOverview>(
      'GET',
      `/sagemaker-studio/domains/${domainId}`,
    );
    const { ApplicationAssignments } =
      await callIdentityCenter<ListedAssignments>(
        'ListApplicationAssignments',
        {
          ApplicationArn: body.domain.applicationArn,
        },
      );
    const userIds = await Promise.all(
      [NEW_HIRE, COLLEAGUE].map(name => userIdOf(ingrid, name)),
    );
    expect(
      ApplicationAssignments.map(each => [
        each.PrincipalType,
        each.PrincipalId,
      ]).sort(),
    ).toEqual(userIds.map(userId => ['USER', userId]).sort());
  });

  await test.step('one of them gets another role', async () => {
    await rowOf(page, NEW_HIRE)
      .getByRole('button', { name: `Actions for ${NEW_HIRE}` })
      .click();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    const dialog = page.getByRole('dialog');
    await expect(
      dialog.getByRole('button', { name: /Execution role/ }),
    ).toContainText('StudioMlEngineer');
    await dialog
      .getByRole('textbox', { name: 'Justification' })
      .fill('She deploys models.');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await expect(dialog.getByText('The role is changed')).toBeVisible({
      timeout: LONG,
    });
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(rowOf(page, NEW_HIRE)).toContainText('StudioMlEngineer');
    await expect(rowOf(page, COLLEAGUE)).toContainText(`${DOMAIN}-execution`);
  });

  await test.step('she gets into Studio by its address, the access portal and Okta', async () => {
    await nadia.signIn();
    await nadia.page.goto('/sagemaker-studio/my-access');
    const ways = nadia.page.getByRole('navigation', {
      name: `Ways into ${DOMAIN}`,
    });
    await expectStudio(await follow(nadia, ways.getByText('Open Studio')));

    const portal = await follow(nadia, ways.getByText('AWS access portal'));
    await portal.getByRole('link', { name: new RegExp(domainId) }).click();
    await expectStudio(portal);

    const okta = await follow(nadia, ways.getByText('Identity provider'));
    await okta.getByRole('link', { name: /AWS IAM Identity Center/ }).click();
    await okta.getByRole('link', { name: new RegExp(domainId) }).click();
    await expectStudio(okta);
  });

  await test.step('and somebody who is not assigned is denied', async () => {
    await chloe.page.goto(`${SANDBOX}/studio/${domainId}`);
    await chloe.chooseOneself(chloe.page);
    await expect(chloe.page.getByRole('alert')).toContainText('Access Denied');
  });
});

async function fillTemplate(page: Page): Promise<void> {
  await page.goto('/sagemaker-studio/domains');
  await page
    .getByRole('link', { name: 'Create domain' })
    .click({ timeout: LONG });
  await expect(page).toHaveURL(
    /\/create\/templates\/default\/new-studio-domain/,
  );
  const next = page.getByRole('button', { name: 'Next' });
  await page.getByRole('textbox', { name: 'Name' }).fill(DOMAIN);
  await page.getByRole('textbox', { name: 'Owner' }).fill('ml-platform');
  await page.getByRole('option', { name: /ml-platform/ }).click();
  await page.getByRole('textbox', { name: 'AWS account' }).fill(ACCOUNT);
  await next.click();
  await page
    .getByRole('textbox', { name: 'Name of the role' })
    .fill(`${DOMAIN}-execution`);
  await next.click();
  await page.getByText('vpc-0a1b2c3d4e5f60718').click({ timeout: LONG });
  await page.getByText('subnet-0a1b2c3d4e5f60718').click();
  await next.click();
  await page.getByRole('button', { name: 'Add Item' }).click();
  await page.getByRole('textbox', { name: 'Role' }).fill(ENGINEER);
  await page
    .getByRole('textbox', { name: 'Justification' })
    .fill('The company begins with Studio.');
  await page.getByRole('button', { name: 'Review' }).click();
}

/** Somebody who was hired just now is found once the directory has brought them. */
async function choosePerson(page: Page, name: string): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'Add a person' });
  const option = page.getByRole('option', { name: new RegExp(name) }).first();
  await expect(async () => {
    await picker.fill('');
    await picker.pressSequentially(name.replace(/ .*/, ''));
    await option.click({ timeout: 5_000 });
  }).toPass({ timeout: LONG });
}

async function userIdOf(
  viewer: PersonAtBrowser,
  name: string,
): Promise<string | undefined> {
  const login = loginOf(name).split('@')[0];
  const { body } = await viewer.call<{ person: Person }>(
    'GET',
    `/sagemaker-studio/people/user/default/${login}`,
  );
  return body.person.identityCenterUser?.userId;
}

/** The page that a link opens beside the portal. */
async function follow(
  person: PersonAtBrowser,
  link: ReturnType<Page['getByText']>,
): Promise<Page> {
  const opened = person.context.waitForEvent('page');
  await link.click();
  return opened;
}

async function expectStudio(page: Page): Promise<void> {
  await expect(
    page.getByText(`Signed in as ${loginOf(NEW_HIRE)}`).first(),
  ).toBeVisible();
  await expect(page.getByText(/role\/StudioMlEngineer/)).toBeVisible();
  await page.close();
}
