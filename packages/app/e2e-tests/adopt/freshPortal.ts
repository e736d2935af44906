/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { test as base } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { PersonAtBrowser } from '../people';

/*
 * Without the demo's check of the browser's console, where a portal in development says much that is not ours.
 */
export const test = base;

/** A fresh portal shows its catalog first. */
export async function signInAs(
  browser: Browser,
  name: string,
): Promise<PersonAtBrowser> {
  const person = await PersonAtBrowser.open(browser, name);
  await person.signIn({ firstPage: /Catalog|All your/ });
  return person;
}
