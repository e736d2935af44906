/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * What other back ends may plug into the SageMaker Studio access plugin.
 *
 * @packageDocumentation
 */
export * from './identity';
export * from './permissions';
export * from './policies';
export * from './service';
export * from './trust';
