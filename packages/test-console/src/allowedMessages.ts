/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ConsolePattern } from './ConsoleGuard';

/** What dependencies say whatever this repository does. Each entry says who, and why it cannot be mended here. */
export const ALLOWED_MESSAGES: readonly (ConsolePattern & { why: string })[] = [
  {
    level: 'warn',
    pattern: '<Focusable> child must have an interactive ARIA role.',
    why: 'The header of a page (PluginHeader of @backstage/ui) makes a plain span of the last breadcrumb focusable.',
  },
  {
    level: 'warn',
    pattern: 'WARN: A component changed from uncontrolled to controlled.',
    why: 'The tabs of a page (PluginHeader of @backstage/ui) learn which one is selected after the first rendering.',
  },
];
