/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { BeforeFirstSync } from './BeforeFirstSync';
export { FreshnessNotes } from './FreshnessNotes';
export { LastSynced } from './LastSynced';
export { NotSyncedYet } from './NotSyncedYet';
export { DomainFreshnessAlert, SyncFailureAlert } from './SyncAlerts';
export { SyncStatus } from './SyncStatus';
