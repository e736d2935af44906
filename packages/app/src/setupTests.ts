/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import '@testing-library/jest-dom';
import { failOnUnexpectedConsole } from '@studio-access/test-console';

failOnUnexpectedConsole();
