/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/* For fresh portals that follow the READMEs, which `npm run test:adopt` makes and starts. */
export default defineConfig({
  ...config,
  globalSetup: undefined,
  projects: [
    {
      name: 'adopt',
      testDir: 'packages/app/e2e-tests/adopt',
      testMatch: '*.adopt.ts',
    },
  ],
});
