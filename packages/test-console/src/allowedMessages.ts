/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ConsolePattern } from './ConsoleGuard';

/** Messages of dependencies that cannot be avoided here. Each entry names the dependency and the reason. */
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
  {
    level: 'error',
    pattern: 'Warning: findDOMNode is deprecated',
    why: 'Material UI 4, of the catalog and scaffolder pages of Backstage, finds the elements of its transitions with it.',
  },
  {
    level: 'error',
    pattern: 'The prop `rows` of `ForwardRef(TextField)` is deprecated.',
    why: 'The text area of @rjsf/material-ui, in the forms of the scaffolder, has no other.',
  },
  {
    level: 'warn',
    pattern: 'Material-UI: The value provided to Autocomplete is invalid.',
    why: 'EntityPicker of @backstage/plugin-scaffolder has an empty text as its value before anything is chosen.',
  },
  {
    level: 'warn',
    pattern: 'React Router Future Flag Warning',
    why: 'AppRouter of @backstage/core-app-api, of the old frontend system, makes the router and takes no flags.',
  },
];
