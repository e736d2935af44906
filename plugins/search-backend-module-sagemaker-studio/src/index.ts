/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Studio domains and requests in the search of Backstage, for those who may read them.
 *
 * @packageDocumentation
 */
export { searchModuleSagemakerStudio as default } from './module';
