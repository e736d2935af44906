/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Scaffolder form fields for SageMaker Studio domains and execution roles.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSagemakerStudio as default } from './module';
export { scaffolderSagemakerStudioTranslationRef } from './translation';
