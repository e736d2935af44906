/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { IdentityCenterOrgEntityProvider } from './IdentityCenterOrgEntityProvider';
export { StudioDomainEntityProvider } from './StudioDomainEntityProvider';
export type { EntityProviderOptions } from './SnapshotEntityProvider';
