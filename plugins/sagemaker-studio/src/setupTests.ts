/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

// Pages are loaded lazily, and compiling one for the first time takes longer than the default second.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
