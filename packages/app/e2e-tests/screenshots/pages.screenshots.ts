/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page, Route } from '@playwright/test';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  actFor,
  askFor,
  giveAccess,
  injectFault,
  refOf,
  teamPage,
} from '../access';
import { DOMAIN_ID, LONG, test } from '../people';
import type { PersonAtBrowser } from '../people';
import { untilSettled, visitsOf } from '../visits';

const FOLDER = process.env.SCREENSHOT_FOLDER ?? 'docs/images';
const TEAM = 'wind-yield';
const API = '**/api/sagemaker-studio/**';

const WIDTH = 1440;
const HEIGHT = 900;

/** How a page is looked at. */
type Look = { theme: string; width: number; language: string };

/** Those of the documentation; with SCREENSHOT_LOOKS=all every combination, to look at before a release. */
const LOOKS: Look[] = (
  process.env.SCREENSHOT_LOOKS === 'all'
    ? ['en', 'de'].flatMap(language =>
        [WIDTH, 375].map(width => ({ language, width })),
      )
    : [{ language: 'en', width: WIDTH }]
).flatMap(look => ['light', 'dark'].map(theme => ({ ...look, theme })));

type Picture = {
  name: string;
  who: PersonAtBrowser;
  path: string;
  shows: string | RegExp;
  /** Steps on the page before the screenshot is taken. */
  then?: (page: Page) => Promise<void>;
  /** How the back end answers the page; as it does, unless given. */
  answer?: (route: Route) => Promise<void> | void;
};

test('pictures of every page and state, light and dark', async ({ open }) => {
  test.setTimeout(25 * 60_000);
  const hanna = await open('Hanna Berg');
  const ingrid = await open('Ingrid Larsen');
  const mira = await open('Mira Santos');
  const jonas = await open('Jonas Weber');
  const ben = await open('Ben Carter');
  const samuel = await open('Samuel Osei');
  const everybody = [hanna, ingrid, mira, jonas, ben, samuel];
  for (const person of everybody) {
    person.expectErrors(/status of 403/, /net::ERR_/);
    await person.signIn();
  }
  const first = await giveAccess(hanna, {
    team: TEAM,
    to: 'Luis Romero',
    duration: 'P3D',
  });
  await giveAccess(hanna, { team: TEAM, to: 'Amira Haddad' });
  await giveAccess(mira, { team: 'forecasting', to: 'Jonas Weber' });
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
  const blocked = await askFor(hanna, { team: TEAM, to: 'Peter Novak' });
  const { status, body: waiting } = await ben.call<AccessRequest>(
    'POST',
    '/sagemaker-studio/requests',
    {
      kind: 'grant',
      team: `group:default/${TEAM}`,
      domainId: DOMAIN_ID,
      people: [refOf('Ben Carter')],
      executionRole: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
      justification: 'We compare the wind forecasts with our budget.',
    },
  );
  expect(status, JSON.stringify(waiting)).toBe(201);

  const pictures: Picture[] = [
    ...visitsOf({ requestId: first, team: TEAM, person: 'Luis Romero' }).map(
      ({ name, path: address, shows, open: then }) => ({
        name,
        who: ['my-access', 'home', 'entry-dialog'].includes(name)
          ? jonas
          : ingrid,
        path: address,
        shows,
        then,
      }),
    ),
    {
      name: 'team-lead',
      who: hanna,
      path: teamPage(TEAM),
      shows: /sagemaker:CreateUserProfile/,
    },
    {
      name: 'request-blocked',
      who: hanna,
      path: `/sagemaker-studio/requests/${blocked}`,
      shows: /sagemaker:CreateUserProfile/,
    },
    {
      name: 'request-to-decide',
      who: hanna,
      path: `/sagemaker-studio/requests/${waiting.requestId}`,
      shows: 'Approve',
    },
    {
      name: 'requests-to-decide',
      who: hanna,
      path: '/sagemaker-studio/requests',
      shows: /Ben Carter|ben\.carter/,
    },
    {
      name: 'offboard-dialog',
      who: hanna,
      path: teamPage(TEAM),
      shows: 'Amira Haddad',
      then: async page => {
        await actFor(page, {
          team: TEAM,
          person: 'Amira Haddad',
          action: 'Offboard',
        });
      },
    },
    {
      name: 'state-empty',
      who: samuel,
      path: '/sagemaker-studio/requests?view=mine',
      shows: 'No requests of yours',
    },
    {
      name: 'state-not-allowed',
      who: samuel,
      path: '/sagemaker-studio/events',
      shows: 'The events of your requests are on their pages',
    },
    {
      name: 'state-loading',
      who: jonas,
      path: teamPage('forecasting'),
      shows: 'Loading',
      // Never answered.
      answer: () => {},
    },
    {
      name: 'state-away',
      who: jonas,
      path: teamPage('forecasting'),
      shows: 'Try again',
      answer: route => route.abort(),
    },
    {
      name: 'state-stale',
      who: hanna,
      path: teamPage(TEAM),
      shows: 'Luis Romero',
      then: async page => {
        await page.route(API, route => route.abort());
        await page.getByRole('button', { name: 'Refresh' }).click();
        await expect(
          page.getByText(/could not be updated|Backend|back end/i).first(),
        ).toBeVisible({ timeout: LONG });
      },
    },
  ];
  for (const look of LOOKS) {
    for (const { page } of everybody) {
      await page.setViewportSize({ width: look.width, height: HEIGHT });
      await page.evaluate(({ theme, language }) => {
        localStorage.setItem('theme', theme);
        localStorage.setItem('language', language);
      }, look);
    }
    for (const picture of pictures) {
      // The steps, and the state they lead to, are told by their English names.
      if (look.language === 'en' || !picture.then) {
        await test.step(`${picture.name} ${nameOf(look)}`, () =>
          take(picture, look));
      }
    }
  }
});

function nameOf({ theme, width, language }: Look): string {
  return [
    theme,
    ...(width === WIDTH ? [] : [width]),
    ...(language === 'en' ? [] : [language]),
  ].join('-');
}

async function take(picture: Picture, look: Look): Promise<void> {
  const { name, who, path: address, shows, then, answer } = picture;
  const { page } = who;
  if (answer) {
    await page.route(API, answer);
  }
  await page.goto(address);
  if (look.language === 'en') {
    await expect(page.getByText(shows).first()).toBeAttached({ timeout: LONG });
  } else if (answer) {
    await expect(
      page
        .locator('[role=alert], [role=progressbar], [aria-busy=true]')
        .first(),
    ).toBeAttached({ timeout: LONG });
  } else {
    await page.waitForLoadState('networkidle');
  }
  await then?.(page);
  if (!answer) {
    await untilSettled(page);
  }
  await page.screenshot({
    path: path.join(FOLDER, `${name}-${nameOf(look)}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}
