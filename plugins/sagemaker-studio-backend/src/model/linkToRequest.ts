/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The page of a request, from the root of the portal. */
export function linkToRequest(requestId: string): string {
  return `/sagemaker-studio/requests/${requestId}`;
}

/** The page on which people extend and give up their own access. */
export const LINK_TO_MY_ACCESS = '/sagemaker-studio/my-access';
