/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { type Browser, type Page, expect } from '@playwright/test';
import { PersonAtBrowser } from '../people';

/**
 * Signs in where the catalog is the first page. What the browser's console says is not looked at: a portal in development
 * says much that is not ours.
 */
export async function signInAs(
  browser: Browser,
  name: string,
): Promise<PersonAtBrowser> {
  const person = await PersonAtBrowser.open(browser, name);
  await person.signIn({ firstPage: /Catalog/ });
  return person;
}

/** Chooses a team once the search has settled; the list is replaced under a click that comes before. */
export async function chooseTeam(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Team' }).fill(name);
  const options = page.getByRole('option');
  await expect(options).toHaveCount(1);
  await options.filter({ hasText: name }).click();
}
