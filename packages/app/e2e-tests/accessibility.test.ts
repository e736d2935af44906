/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import fs from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { giveAccess, teamPage } from './access';
import { DOMAIN_ID, LONG, test } from './people';
import { visit, visitsOf } from './visits';

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TEAM = 'wind-yield';

/** The part of axe-core in use; it is loaded in the page, not in this file. */
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

const TABLES = [
  '/sagemaker-studio/domains',
  '/sagemaker-studio/domains/d-researchlab1?view=people',
  '/sagemaker-studio/domains/d-researchlab1?view=apps',
  '/sagemaker-studio/requests?view=all',
  '/sagemaker-studio/events',
  teamPage(TEAM),
];

for (const { theme, person, language, options, tag = [] } of [
  { theme: 'light', person: 'Ines Duarte', language: 'English' },
  {
    theme: 'dark',
    person: 'Marek Dvorak',
    language: 'no language',
    // Playwright sets one otherwise. Without, the browser says `en-US@posix` on a Linux that has none.
    options: { locale: undefined },
    tag: ['@long'],
  },
]) {
  test(
    `axe finds nothing on any page in the ${theme} theme, in a browser with ${language}`,
    { tag },
    async ({ open }) => {
      test.slow();
      const ingrid = await open('Ingrid Larsen', options);
      const hanna = await open('Hanna Berg');
      await ingrid.context.addInitScript(
        `localStorage.setItem('theme', '${theme}')`,
      );
      await ingrid.signIn();
      await hanna.signIn();
      const requestId = await giveAccess(hanna, { team: TEAM, to: person });
      const found: Record<string, unknown> = {};
      for (const each of visitsOf({ requestId, team: TEAM, person })) {
        await visit(ingrid.page, each);
        const violations = await violationsOf(ingrid.page, each.card);
        if (violations.length > 0) {
          found[each.name] = violations;
        }
      }
      expect(found).toEqual({});
    },
  );
}

test('every page can be used on a telephone', async ({ open }) => {
  test.slow();
  const ingrid = await open('Ingrid Larsen');
  const hanna = await open('Hanna Berg');
  await ingrid.signIn();
  await hanna.signIn();
  const person = 'Rosa Klein';
  const requestId = await giveAccess(hanna, { team: TEAM, to: person });
  await ingrid.page.setViewportSize({ width: 375, height: 812 });
  const tooWide: string[] = [];
  for (const each of visitsOf({ requestId, team: TEAM, person })) {
    await visit(ingrid.page, each);
    const width = await ingrid.page.evaluate(
      () => document.documentElement.scrollWidth,
    );
    const cut = await cutOff(ingrid.page);
    if (width > 375 || cut.length > 0) {
      tooWide.push(`${each.name}: ${width} ${cut.join(', ')}`);
    }
  }
  expect(tooWide).toEqual([]);
});

test('the selected tab is in sight on a telephone', async ({ open }) => {
  const ingrid = await open('Ingrid Larsen');
  await ingrid.signIn();
  const { page } = ingrid;
  await page.setViewportSize({ width: 375, height: 812 });
  await ingrid.context.addInitScript(`localStorage.setItem('language', 'de')`);
  for (const address of [
    `/sagemaker-studio/domains/${DOMAIN_ID}?view=events`,
    '/sagemaker-studio/settings',
  ]) {
    await page.goto(address);
    const selected = page.getByRole('tab', { selected: true });
    await expect(selected.last()).toBeAttached({ timeout: LONG });
    for (const tab of await selected.all()) {
      await expect(tab).toBeInViewport({ ratio: 1 });
    }
  }
});

for (const language of ['en', 'de']) {
  test(`no heading of a column is cut off, in any width, in ${language}`, async ({
    open,
  }) => {
    const ingrid = await open('Ingrid Larsen');
    await ingrid.signIn();
    // From the next page on.
    await ingrid.context.addInitScript(
      `localStorage.setItem('language', '${language}')`,
    );
    const cut: string[] = [];
    for (const address of TABLES) {
      await ingrid.page.goto(address);
      await expect(ingrid.page.locator('main thead th').first()).toBeAttached({
        timeout: LONG,
      });
      for (const width of [1440, 1360, 1280, 1024]) {
        await ingrid.page.setViewportSize({ width, height: 900 });
        const headings = await cutHeadings(ingrid.page);
        cut.push(...headings.map(text => `${address} ${width}: ${text}`));
      }
    }
    expect(cut).toEqual([]);
  });
}

/** Headings of columns of which a part is out of sight. */
function cutHeadings(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('main thead th *'))
      .filter(
        ({ scrollWidth, clientWidth, textContent }) =>
          // A box to select all has no text.
          textContent !== '' &&
          clientWidth > 0 &&
          scrollWidth > clientWidth + 1,
      )
      .map(({ textContent }) => textContent ?? ''),
  );
}

/**
 * All that axe knows, good practice included, for what is ours: the framework draws what is outside of `main`, and most
 * cards of the catalog's pages.
 */
async function violationsOf(page: Page, card?: string): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async title => {
    const { axe } = window as unknown as { axe: Axe };
    const ours = title
      ? Array.from(document.querySelectorAll('h1, h2, h3, h4, span'))
          .filter(({ textContent }) => textContent === title)
          .map(heading => heading.closest('.bui-Card, .MuiCard-root'))
      : [
          ...Array.from(document.querySelectorAll('main')),
          ...Array.from(document.querySelectorAll('[role=dialog]')),
        ];
    if (!ours.some(Boolean)) {
      throw new Error('Nothing on this page is ours');
    }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      elementRef: true,
      // Where a card is all that is ours, the landmarks around it are not.
      rules: { region: { enabled: !title } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ element }) => ours.some(each => each?.contains(element)))
        .map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, card);
}

/** Controls that are too narrow to read or cannot be scrolled to. A graph may be wider than a phone. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      !element.matches('main, [role=dialog]') &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    const isField = (element: Element) =>
      element.matches('input:not([type=checkbox]):not([type=radio])');
    return Array.from(
      document.querySelectorAll<HTMLElement>(
        'main button, main input, [role=dialog] button, [role=dialog] input',
      ),
    )
      .filter(element => {
        const { width, right } = element.getBoundingClientRect();
        const isOutside =
          right > window.innerWidth + 1 && !scrolls(element.parentElement);
        return (
          width > 1 &&
          getComputedStyle(element).visibility !== 'hidden' &&
          (isOutside || (isField(element) && width < 60))
        );
      })
      .map(element => element.outerHTML.slice(0, 120));
  });
}
