/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Sign-in as the catalog user of a trusted origin, by exact email address.
 *
 * @packageDocumentation
 */
export { authModuleSagemakerStudio as default } from './module';
export {
  createTrustedSignInModule,
  type TrustedSignInModuleOptions,
} from './createTrustedSignInModule';
