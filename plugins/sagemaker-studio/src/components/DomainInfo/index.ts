/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DiagnosisCounts } from './DiagnosisCounts';
export { DomainDetails } from './DomainDetails';
export { DomainObstacleAlert } from './DomainObstacleAlert';
export { ReadinessBadge, ReadinessStatus } from './ReadinessBadge';
export { useDomainWords } from './useDomainWords';
