/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { keepSelectedInSight } from './keepSelectedInSight';
export { TabRow } from './TabRow';
