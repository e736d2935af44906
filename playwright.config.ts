/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { generateProjects } from '@backstage/e2e-test-utils/playwright';
import { defineConfig } from '@playwright/test';

/*
 * Against a portal that runs already: `npm test` and `npm run e2e` start one on free ports, with the configuration in
 * packages/app/e2e-tests.
 */
export default defineConfig({
  timeout: 300_000,
  expect: { timeout: 30_000 },
  globalSetup: './packages/app/e2e-tests/company.ts',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 1,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [
        ['list'],
        ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME }],
      ]
    : [['list']],
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://localhost:3000',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1360, height: 900 },
    // The one that is shared, or without one a browser that is named.
    connectOptions: process.env.BROWSER_ENDPOINT
      ? { wsEndpoint: process.env.BROWSER_ENDPOINT }
      : undefined,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    },
  },
  outputDir: 'node_modules/.cache/e2e-test-results',
  projects: generateProjects(),
});
