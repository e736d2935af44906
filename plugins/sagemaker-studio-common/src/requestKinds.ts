/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestKind } from './generated/types';

/**
 * The kinds of request that concern existing grants.
 *
 * @public
 */
export type GrantRequestKind = Extract<
  RequestKind,
  'extend' | 'change-role' | 'revoke'
>;
