/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { ActorName } from './ActorName';
export { EventExport } from './EventExport';
export { EventLog } from './EventLog';
