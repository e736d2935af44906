/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Extension points, the service ref and permission rules of the SageMaker Studio access plugin.
 *
 * @packageDocumentation
 */
export * from './identity';
export * from './permissions';
export * from './policies';
export * from './service';
export * from './trust';
