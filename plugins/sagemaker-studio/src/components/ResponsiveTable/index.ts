/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { CellStack, ResponsiveTable } from './ResponsiveTable';
export type { TableColumn, TableSelection, TableSort } from './ResponsiveTable';
