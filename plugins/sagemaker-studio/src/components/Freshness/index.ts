/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { BeforeFirstSync } from './BeforeFirstSync';
export { FreshnessNotes } from './FreshnessNotes';
export { SeenAge } from './LastSynced';
export { NotReadYet } from './NotSyncedYet';
export { DomainFreshnessAlert, SyncFailureAlert } from './SyncAlerts';
export { DataAge } from './SyncStatus';
