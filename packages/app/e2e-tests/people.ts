/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  type Browser,
  type BrowserContext,
  type Page,
  expect,
} from '@playwright/test';

/** Where the sandbox of the portal under test answers. */
export const SANDBOX = process.env.SANDBOX_URL ?? 'http://localhost:4566';

/** A person at a browser of their own; errors on any of their pages are kept for `expectNoErrors`. */
export class PersonAtBrowser {
  readonly #errors: string[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, name: string): Promise<PersonAtBrowser> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const person = new PersonAtBrowser(name, context, page);
    context.on('page', opened => person.#listen(opened));
    person.#listen(page);
    return person;
  }

  /** Signs in to the portal as anybody does: through Okta's popup. */
  async signIn(): Promise<void> {
    await this.page.goto('/');
    const popup = this.page.waitForEvent('popup');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.chooseOneself(await popup);
    await expect(
      this.page.getByRole('link', { name: 'Studio access' }).first(),
    ).toBeVisible();
  }

  /** On the sandbox's page that asks who one is. */
  async chooseOneself(page: Page): Promise<void> {
    await page.getByRole('button', { name: new RegExp(this.name) }).click();
  }

  expectNoErrors(): void {
    expect(this.#errors, `errors on the pages of ${this.name}`).toEqual([]);
  }

  #listen(page: Page): void {
    page.on('pageerror', error => this.#errors.push(String(error)));
  }
}

/**
 * Waits for something that appears without anybody doing anything, loading the page afresh in between as a person who
 * comes back to it would.
 */
export async function expectAfterReloading(
  page: Page,
  url: string,
  assertion: () => Promise<void>,
): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await assertion();
  }).toPass({ timeout: 90_000 });
}
