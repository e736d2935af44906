/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
  test as base,
  expect,
} from '@playwright/test';

/** Where the sandbox of the portal under test answers. */
export const SANDBOX = process.env.SANDBOX_URL ?? 'http://localhost:4566';

/** Where the portal's API answers; relative where the back end serves the front end. */
export const BACKEND = process.env.BACKEND_URL ?? '';

/** The domain that the demo company manages, and its page in the sandbox's Studio. */
export const DOMAIN_ID = 'd-researchlab1';
export const STUDIO = `${SANDBOX}/studio/${DOMAIN_ID}`;

/*
 * Messages of Chromium about expected answers: before a sign-in the portal asks for a session and gets a refusal, and
 * Studio, which is outside the portal, denies access.
 */
const NO_ERRORS = [
  /status of 401 .*\/api\/auth\/okta\/refresh\?/,
  /status of 403 .*\/studio\/d-/,
];

/** For what needs many steps of work on AWS, on a machine that does much else. */
export const LONG = 150_000;

/**
 * Selects what a searching combobox finds. The list moves until the answer is there, and closes when the page scrolls
 * under it, so it is chosen by keyboard once nothing else is listed.
 */
export async function choose(
  page: Page,
  combobox: Locator,
  text: string,
): Promise<void> {
  const options = page.getByRole('option');
  await combobox.click();
  await expect(options.first()).toBeVisible();
  await combobox.pressSequentially(text);
  await expect(options).toHaveCount(1);
  await expect(options).toContainText(text);
  await combobox.press('ArrowDown');
  await combobox.press('Enter');
  await expect(page.getByRole('listbox')).toBeHidden();
}

/** A person at a browser of their own; errors on any of their pages are kept for `expectNoErrors`. */
export class PersonAtBrowser {
  readonly #errors: string[] = [];
  #expected: RegExp[] = NO_ERRORS;
  #authorization = '';

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    name: string,
    options?: BrowserContextOptions,
  ): Promise<PersonAtBrowser> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const person = new PersonAtBrowser(name, context, page);
    context.on('page', opened => person.#listen(opened));
    person.#listen(page);
    return person;
  }

  /** Signs in to the portal through Okta's popup. For a new hire it is retried until the catalog has the person. */
  async signIn({
    firstPage = 'My domains',
  }: { firstPage?: string | RegExp } = {}): Promise<void> {
    const isIn = this.page.getByRole('link', { name: 'Studio access' }).first();
    const isUnknown = this.page.getByText('unable to resolve user identity');
    await expect(async () => {
      await this.page.goto('/');
      const popup = this.page.waitForEvent('popup');
      await this.page.getByRole('button', { name: 'Sign in' }).click();
      await this.chooseOneself(await popup);
      await expect(isIn.or(isUnknown)).toBeVisible();
      await expect(isUnknown).toBeHidden({ timeout: 1 });
    }).toPass({ timeout: LONG, intervals: [2_000] });
    // The portal goes on to its first page by itself, also over what was chosen before that.
    await expect(this.page.getByText(firstPage).first()).toBeVisible();
  }

  /** On the sandbox's page that asks who one is. */
  async chooseOneself(page: Page): Promise<void> {
    const choice = page.getByRole('button', { name: new RegExp(this.name) });
    const search = page.getByRole('searchbox', { name: 'Find a person' });
    await expect(search).toBeVisible();
    // Of a large company not everybody is shown at once.
    if (!(await choice.isVisible())) {
      await search.fill(this.name);
      await page.getByRole('button', { name: 'Search' }).click();
    }
    await choice.click();
  }

  /** Opens Studio as somebody does who has its address, without the portal. */
  async goToStudio(): Promise<void> {
    await this.page.goto(STUDIO);
    const chooser = this.page.getByRole('button', {
      name: new RegExp(this.name),
    });
    const arrived = this.page
      .getByRole('alert')
      .or(this.page.getByText(/^Signed in as /));
    await expect(chooser.or(arrived).first()).toBeVisible();
    if (await chooser.isVisible()) {
      await chooser.click();
    }
  }

  /** What their pages send with requests to the portal's API. */
  async authorization(): Promise<string> {
    await expect.poll(() => this.#authorization).not.toBe('');
    return this.#authorization;
  }

  /** Asks the portal's API as the page does, with the same session. */
  async call<Answer>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Answer }> {
    const response = await this.context.request.fetch(`${BACKEND}/api${path}`, {
      method,
      headers: {
        Authorization: await this.authorization(),
        'Idempotency-Key': crypto.randomUUID(),
      },
      data: body,
    });
    const text = await response.text();
    const answer: Answer = text === '' ? undefined : JSON.parse(text);
    return { status: response.status(), body: answer };
  }

  /** Expects the browser's own messages about refused requests or an unavailable backend. */
  expectErrors(...patterns: RegExp[]): void {
    this.#expected = [...this.#expected, ...patterns];
  }

  expectNoErrors(): void {
    const unexpected = this.#errors.filter(
      error => !this.#expected.some(pattern => pattern.test(error)),
    );
    expect(unexpected, `errors on the pages of ${this.name}`).toEqual([]);
  }

  #listen(page: Page): void {
    page.on('pageerror', error => this.#errors.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error') {
        this.#errors.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('request', request => {
      const { authorization } = request.headers();
      if (authorization && request.url().includes('/api/')) {
        this.#authorization = authorization;
      }
    });
  }
}

/** `open` gives people; when the test ends none of them may have seen an error. */
export const test = base.extend<{
  open: (
    name: string,
    options?: BrowserContextOptions,
  ) => Promise<PersonAtBrowser>;
}>({
  open: async ({ browser }, provide) => {
    const people: PersonAtBrowser[] = [];
    await provide(async (name, options) => {
      const person = await PersonAtBrowser.open(browser, name, options);
      people.push(person);
      return person;
    });
    for (const person of people) {
      person.expectNoErrors();
      await person.context.close();
    }
  },
});

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
  }).toPass({ timeout: LONG });
}
