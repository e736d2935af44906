/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** Counts what a person has to click from the home page on. Typing and reading are not counted. */
export class Clicks {
  #count = 0;

  private constructor(readonly page: Page) {}

  static async fromHome(page: Page): Promise<Clicks> {
    await page.goto('/');
    await expect(page.getByText('My domains').first()).toBeVisible();
    return new Clicks(page);
  }

  async on(target: Locator): Promise<void> {
    await target.click();
    this.#count += 1;
  }

  /** A box, which is drawn over the one that counts; it may be drawn anew while the page is brought up to date. */
  async onBox(box: Locator): Promise<void> {
    await expect(async () => {
      if (!(await box.isChecked())) {
        await box.click({ force: true, timeout: 5_000 });
      }
      await expect(box).toBeChecked({ timeout: 2_000 });
    }).toPass();
    this.#count += 1;
  }

  /** Justifies a request in the open dialog and sends it. */
  async send(label = 'Send request'): Promise<Locator> {
    const dialog = this.page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Justification' })
      .fill('The storm forecast is made in the research lab.');
    await this.on(dialog.getByRole('button', { name: label, exact: true }));
    return dialog;
  }

  expectAtMost(wanted: number): void {
    expect(this.#count, 'clicks from the home page').toBeLessThanOrEqual(
      wanted,
    );
  }
}
