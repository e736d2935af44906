/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Browser } from '@playwright/test';
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
