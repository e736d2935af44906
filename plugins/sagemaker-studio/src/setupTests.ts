/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';
import { forgetKeptTexts } from './hooks/useKeptText';
import { failOnUnexpectedConsole } from '@studio-access/test-console';

// Pages are loaded lazily, and compiling one for the first time takes longer than the default second. The limits are
// wide, since they only ever end what hangs, and a busy machine takes ten times as long as an idle one.
configure({ asyncUtilTimeout: 40_000 });
jest.setTimeout(150_000);
failOnUnexpectedConsole();

afterEach(forgetKeptTexts);

// Modules of Backstage UI add their style sheets when they are loaded. Nothing is drawn here, and each query by role would
// try every rule on every element, which takes half the time of a test.
beforeEach(() => {
  for (const style of document.head.querySelectorAll('style')) {
    style.remove();
  }
});
