/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How many clicks each of the main jobs takes, counted from the home page. */
import { expect } from '@playwright/test';
import type {
  AccessRequest,
  DomainOverview,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { giveAccess, refOf, rowOf } from './access';
import { callIdentityCenter } from './aws';
import { Clicks } from './clicks';
import { DOMAIN_ID, expectAfterReloading, LONG, STUDIO, test } from './people';
import type { PersonAtBrowser } from './people';

const TEAM = 'storm-watch';
const LEAD = 'Greta Holm';

/** Asks for oneself, as the beginning of what a lead decides. */
async function ask(person: PersonAtBrowser): Promise<void> {
  await expect(async () => {
    // Refused until the directory's people have come all the way.
    const { status, body } = await person.call<AccessRequest>(
      'POST',
      '/sagemaker-studio/requests',
      {
        kind: 'grant',
        team: `group:default/${TEAM}`,
        domainId: DOMAIN_ID,
        duration: 'P90D',
        justification: 'The storm forecast is made in the research lab.',
      },
    );
    expect(status, JSON.stringify(body)).toBe(201);
  }).toPass({ timeout: LONG, intervals: [2_000] });
}

/** Until the directory has brought somebody and the team all the way to the home page. */
async function untilKnown(person: PersonAtBrowser): Promise<void> {
  await expectAfterReloading(person.page, '/', () =>
    expect(
      person.page.getByRole('link', { name: TEAM, exact: true }),
    ).toBeVisible({ timeout: 10_000 }),
  );
}

test('asking for access takes two clicks, deciding one, and opening Studio one from wherever it is mentioned', async ({
  open,
}) => {
  const nora = await open('Nora Vik');
  const greta = await open(LEAD);
  let request = '';

  await test.step('ask', async () => {
    await nora.signIn();
    await untilKnown(nora);
    const clicks = await Clicks.fromHome(nora.page);
    await clicks.on(
      nora.page.getByRole('button', { name: 'Request Studio access' }),
    );
    const dialog = await clicks.send();
    await expect(
      dialog.getByText('The request waits for a decision'),
    ).toBeVisible();
    clicks.expectAtMost(2);
    request =
      (await dialog
        .getByRole('link', { name: 'Open request' })
        .getAttribute('href')) ?? '';
  });

  await test.step('decide', async () => {
    await greta.signIn();
    const clicks = await Clicks.fromHome(greta.page);
    await expect(
      greta.page.getByText(/Nora Vik is assigned to the domain/),
    ).toBeVisible();
    await clicks.on(
      greta.page.getByRole('button', {
        name: 'Approve: research-lab for Nora Vik',
      }),
    );
    await expect(
      greta.page.getByText('You approved research-lab for Nora Vik'),
    ).toBeVisible();
    clicks.expectAtMost(1);
  });

  for (const { from, path } of [
    { from: 'the request', path: request },
    { from: 'home', path: '/' },
    { from: 'My access', path: '/sagemaker-studio/my-access' },
    { from: 'the notification', path: '/notifications' },
  ]) {
    await test.step(`open Studio from ${from}`, async () => {
      const link = nora.page
        .getByRole('link', { name: /^(Open Studio|You can open)/ })
        .first();
      await expectAfterReloading(nora.page, path, () =>
        expect(link).toBeVisible({ timeout: 10_000 }),
      );
      const opened = nora.context.waitForEvent('page');
      await link.click();
      const studio = await opened;
      await studio.waitForURL(url => url.href.startsWith(STUDIO));
      await studio.close();
    });
  }

  await test.step('extend and give up one’s own access', async () => {
    const extending = await Clicks.fromHome(nora.page);
    await extending.on(
      nora.page.getByRole('button', { name: 'Extend: research-lab' }),
    );
    const dialog = await extending.send();
    await expect(
      dialog.getByText('The request waits for a decision'),
    ).toBeVisible();
    extending.expectAtMost(2);

    const leaving = await Clicks.fromHome(nora.page);
    await leaving.on(
      nora.page.getByRole('button', { name: 'Give up access: research-lab' }),
    );
    await leaving.send('Give up access');
    await expect(
      nora.page.getByRole('dialog').getByRole('button', { name: 'Done' }),
    ).toBeVisible({ timeout: LONG });
    leaving.expectAtMost(2);
  });
});

test('several requests are decided with one button', async ({ open }) => {
  const greta = await open(LEAD);
  await greta.signIn();
  const people = ['Ivar Lund', 'Tove Dahl'];
  for (const name of people) {
    const person = await open(name);
    await person.signIn();
    await ask(person);
  }
  const { page } = greta;
  const clicks = await Clicks.fromHome(page);
  for (const name of people) {
    await clicks.onBox(
      page.getByRole('checkbox', { name: `Select research-lab for ${name}` }),
    );
  }
  await clicks.on(page.getByRole('button', { name: 'Approve 2 requests' }));
  for (const name of people) {
    await expect(
      page.getByText(`You approved research-lab for ${name}`),
    ).toBeVisible();
  }
  clicks.expectAtMost(people.length + 1);
});

test('onboarding a team takes no more than four clicks, extending or revoking the access of one person three', async ({
  open,
}) => {
  const greta = await open(LEAD);
  const { page } = greta;
  await greta.signIn();
  await untilKnown(greta);
  const team = page.getByRole('link', { name: TEAM, exact: true });

  await test.step('onboard the team', async () => {
    const clicks = await Clicks.fromHome(page);
    await clicks.on(team);
    await clicks.on(page.getByRole('button', { name: 'Onboard this team' }));
    const dialog = await clicks.send();
    await expect(dialog.getByText('All is set up')).toBeVisible({
      timeout: LONG,
    });
    clicks.expectAtMost(4);
  });

  await test.step('extend', async () => {
    const clicks = await Clicks.fromHome(page);
    await clicks.on(team);
    await clicks.on(page.getByRole('button', { name: 'Extend: Sven Moe' }));
    const dialog = await clicks.send();
    await expect(
      dialog.getByText(/The request waits for a decision|Extended/),
    ).toBeVisible({ timeout: LONG });
    clicks.expectAtMost(3);
  });

  await test.step('revoke', async () => {
    const clicks = await Clicks.fromHome(page);
    await clicks.on(team);
    await clicks.on(
      page.getByRole('button', { name: 'Revoke access: Sven Moe' }),
    );
    const dialog = await clicks.send('Revoke access');
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible({
      timeout: LONG,
    });
    clicks.expectAtMost(3);
  });
});

test('a platform engineer repairs what was changed in AWS with three clicks', async ({
  open,
}) => {
  const hanna = await open('Hanna Berg');
  const ingrid = await open('Ingrid Larsen');
  const { page } = ingrid;
  await hanna.signIn();
  await giveAccess(hanna, { team: 'wind-yield', to: 'Clara Moreau' });
  await ingrid.signIn();

  await test.step('somebody removes the assignment behind the portal’s back', async () => {
    const { body } = await ingrid.call<DomainOverview>(
      'GET',
      `/sagemaker-studio/domains/${DOMAIN_ID}`,
    );
    const clara = await ingrid.call<PersonOverview>(
      'GET',
      `/sagemaker-studio/people/${refOf('Clara Moreau').replace(':', '/')}`,
    );
    await callIdentityCenter('DeleteApplicationAssignment', {
      ApplicationArn: body.domain.applicationArn,
      PrincipalId: clara.body.person.identityCenterUser?.userId,
      PrincipalType: 'USER',
    });
  });

  const attention = page.getByRole('link', {
    name: /^research-lab: .* needs? attention/,
  });
  const people = `/sagemaker-studio/domains/${DOMAIN_ID}?view=people&show=attention`;
  await expectAfterReloading(page, people, () =>
    expect(rowOf(page, 'Clara Moreau')).toContainText('Needs repair', {
      timeout: 10_000,
    }),
  );
  const clicks = await Clicks.fromHome(page);
  await clicks.on(attention);
  await clicks.on(
    rowOf(page, 'Clara Moreau').getByRole('button', {
      name: 'Request access again: Clara Moreau',
    }),
  );
  const dialog = await clicks.send();
  await expect(dialog.getByText('All is set up')).toBeVisible({
    timeout: LONG,
  });
  clicks.expectAtMost(3);
});
