/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The ways to find people that `identityMapping` may name without any module, from the surest to the weakest. */
export const BUILT_IN_MATCHERS = [
  'annotation',
  'external-id',
  'user-name',
  'email',
] as const;
