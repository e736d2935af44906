/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { Stack, StackedTable } from './ResponsiveTable';
export type {
  StackedColumn,
  StackedSelection,
  StackedSort,
} from './ResponsiveTable';
