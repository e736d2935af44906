/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';
import { failOnUnexpectedConsole } from '@studio-access/test-console';

// A whole page loads its parts as it needs them. The limits are wide, since they only ever end what hangs.
configure({ asyncUtilTimeout: 40_000 });
jest.setTimeout(240_000);
failOnUnexpectedConsole();
