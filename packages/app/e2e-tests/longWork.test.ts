/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { teamPage } from './access';
import { METER_READERS } from './company';
import { expectAfterReloading, LONG, test } from './people';

test(
  'a lead lets in 200 people at once and sees how far it is, whatever becomes of the page',
  { tag: '@long' },
  async ({ open }) => {
    test.setTimeout(4 * LONG);
    const karin = await open('Karin Lind');
    const { page } = karin;
    const everybody = METER_READERS + 1;
    await karin.signIn();
    await expect
      .poll(
        async () =>
          (
            await karin.call(
              'GET',
              '/catalog/entities/by-name/group/default/smart-meters',
            )
          ).status,
        { timeout: LONG },
      )
      .toBe(200);
    // The back end may have read the quota before it was raised, and nothing that exceeds it is approved at once.
    await karin.call('POST', '/sagemaker-studio/refresh');
    await expect
      .poll(
        async () =>
          JSON.stringify(
            await karin.call(
              'GET',
              '/sagemaker-studio/domains/d-researchlab1/readiness',
            ),
          ),
        { timeout: LONG },
      )
      .toContain('of 1000 user profiles');
    await expectAfterReloading(page, teamPage('smart-meters'), () =>
      expect(
        page.getByRole('button', { name: `Select all ${everybody}` }),
      ).toBeVisible({ timeout: 10_000 }),
    );
    await page.getByRole('button', { name: 'Request Studio access' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request Studio access' });
    await dialog.getByText('For the team').click();
    await dialog.getByRole('button', { name: 'Select all' }).click();
    await expect(
      dialog.getByText(`${everybody} of ${everybody} selected`),
    ).toBeVisible();
    await dialog
      .getByRole('textbox', { name: 'Justification' })
      .fill('All meters are read in the lab.');
    await expect(dialog.getByText('Planned changes')).toBeVisible();
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await dialog.getByRole('link', { name: 'Open request' }).click({
      timeout: LONG,
    });
    const howMany = async (shown: Page) => {
      const text = await shown
        .getByText(/^\d+ of \d+ ready/)
        .first()
        .textContent();
      return Number(/^\d+/.exec(text ?? '')?.[0]);
    };
    await expect
      .poll(() => howMany(page), { timeout: LONG })
      .toBeGreaterThan(0);
    const before = await howMany(page);
    expect(before).toBeLessThan(everybody);

    await test.step('a second tab shows the same', async () => {
      const second = await karin.context.newPage();
      await second.goto(page.url());
      await expect
        .poll(() => howMany(second), { timeout: LONG })
        .toBeGreaterThanOrEqual(before);
      await second.close();
    });

    await test.step('a reload goes on where it was', async () => {
      await page.reload();
      await expect
        .poll(() => howMany(page), { timeout: LONG })
        .toBeGreaterThanOrEqual(before);
    });

    await test.step('a lost connection is shown, and loaded data stays', async () => {
      karin.expectErrors(/net::ERR_/, /WebSocket/);
      await karin.context.setOffline(true);
      await expect(
        page
          .getByText(/could not be updated|could not be brought up to date/i)
          .first(),
      ).toBeVisible({
        timeout: LONG,
      });
      expect(await howMany(page)).toBeGreaterThanOrEqual(before);
      await karin.context.setOffline(false);
    });

    await expect(
      page.getByText(`${everybody} of ${everybody} ready`).first(),
    ).toBeVisible({ timeout: 2 * LONG });
  },
);
