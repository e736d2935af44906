/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The page of a request, from the root of the portal. */
export function linkToRequest(requestId: string): string {
  return `/sagemaker-studio/requests/${requestId}`;
}
