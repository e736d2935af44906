/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DomainFacts } from './DomainFacts';
export { DomainObstacleAlert } from './DomainObstacleAlert';
export { DomainsPages } from './DomainsPages';
