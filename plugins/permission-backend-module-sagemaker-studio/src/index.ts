/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * A permission policy for SageMaker Studio access.
 *
 * @packageDocumentation
 */
export { createStandingReader } from './createStandingReader';
export { permissionModuleSagemakerStudio as default } from './module';
export { StudioAccessPolicy } from './StudioAccessPolicy';
