/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { PersonName, PersonState } from './accessCells';
export { LastUse, Until } from './timeCells';
export { usePeopleColumns } from './usePeopleColumns';
