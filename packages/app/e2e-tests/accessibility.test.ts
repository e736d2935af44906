/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import fs from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { giveAccess, teamPage } from './access';
import { loginOf } from './company';
import { DOMAIN_ID, LONG, test } from './people';

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/*
 * Backstage's own header names a panel for each of its tabs, and draws none: the page beneath is none of the header's.
 */
const NOT_OURS = [
  {
    rule: 'aria-valid-attr-value',
    nodes: '[role="tablist"][aria-label="Toolbar tabs"] [role="tab"]',
  },
];

/** What is used of axe-core, which the page has and this file has not. */
type Axe = {
  run(
    context: Document,
    options: Record<string, unknown>,
  ): Promise<{
    violations: {
      id: string;
      nodes: { element: Element; html: string; failureSummary: string }[];
    }[];
  }>;
};

type Visit = {
  page: string;
  path: string;
  shows: (page: Page) => Promise<void>;
};

function showing(text: string | RegExp) {
  return (page: Page) =>
    expect(page.getByText(text).first()).toBeVisible({ timeout: LONG });
}

for (const [theme, person] of [
  ['light', 'Ines Duarte'],
  ['dark', 'Marek Dvorak'],
]) {
  test(`axe finds nothing on any page in the ${theme} theme`, async ({
    open,
  }) => {
    const ingrid = await open('Ingrid Larsen');
    const hanna = await open('Hanna Berg');
    await ingrid.context.addInitScript(
      `localStorage.setItem('theme', '${theme}')`,
    );
    await ingrid.signIn();
    await hanna.signIn();
    const requestId = await giveAccess(hanna, {
      team: 'wind-yield',
      to: person,
    });
    const visits: Visit[] = [
      {
        page: 'My access',
        path: '/sagemaker-studio/my-access',
        shows: showing('My requests'),
      },
      {
        page: 'Requests',
        path: '/sagemaker-studio/requests?view=all',
        shows: showing('To decide'),
      },
      {
        page: 'a request',
        path: `/sagemaker-studio/requests/${requestId}`,
        shows: showing('What happened'),
      },
      {
        page: 'Domains',
        path: '/sagemaker-studio/domains',
        shows: showing('research-lab'),
      },
      {
        page: 'a domain',
        path: `/sagemaker-studio/domains/${DOMAIN_ID}`,
        shows: showing('Readiness'),
      },
      {
        page: 'Events',
        path: '/sagemaker-studio/events',
        shows: showing('Verify the record'),
      },
      {
        page: 'the Studio tab of a team',
        path: teamPage('wind-yield'),
        shows: showing(person),
      },
      {
        page: 'a team',
        path: '/catalog/default/group/wind-yield',
        shows: showing('Open Studio tab'),
      },
      {
        page: 'a person',
        path: `/catalog/default/user/${loginOf(person).split('@')[0]}`,
        shows: showing('Studio access'),
      },
    ];
    const found: Record<string, unknown> = {};
    for (const { page, path, shows } of visits) {
      await ingrid.page.goto(path);
      await shows(ingrid.page);
      // What the portal's own cards show while they load is none of ours.
      await expect(ingrid.page.getByRole('progressbar')).toHaveCount(0);
      const violations = await violationsOf(ingrid.page);
      if (violations.length > 0) {
        found[page] = violations;
      }
    }
    expect(found).toEqual({});
  });
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async notOurs => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      elementRef: true,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(
          ({ element }) =>
            !notOurs.some(
              ({ rule, nodes: selector }) =>
                rule === id && element.matches(selector),
            ),
        )
        .map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, NOT_OURS);
}
