/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/* For npm run screenshots; npm test takes no pictures. */
export default defineConfig({
  ...config,
  projects: [
    {
      name: 'screenshots',
      testDir: 'packages/app/e2e-tests/screenshots',
      testMatch: '*.screenshots.ts',
    },
  ],
});
