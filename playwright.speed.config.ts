/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/* For npm run page-speed; npm test measures nothing. */
export default defineConfig({
  ...config,
  globalSetup: undefined,
  projects: [
    {
      name: 'speed',
      testDir: 'packages/app/e2e-tests/speed',
      testMatch: '*.speed.ts',
    },
  ],
});
