/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DomainFreshnessAlert, SyncFailureAlert } from './SyncAlerts';
export { NotReadYet } from './NotReadYet';
export { FreshnessNotes } from './FreshnessNotes';
