/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * The kind under which a request keeps further ones for the same person and domain out while it is in review. Both kinds
 * that bring people in count as one, since approvers would be asked the same twice.
 */
export function waitsAs(
  kind: RequestKind,
): Exclude<RequestKind, 'onboard-team'> {
  return kind === 'onboard-team' ? 'grant' : kind;
}
