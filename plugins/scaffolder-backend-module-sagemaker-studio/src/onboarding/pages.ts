/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

export const REQUESTS_PATH = '/sagemaker-studio/requests';

/** The page of a request within the portal. */
export function requestPath(requestId: string): string {
  return `${REQUESTS_PATH}/${encodeURIComponent(requestId)}`;
}

/** Its whole address, where the portal's is known. */
export function pageOf(
  { appBaseUrl = '' }: { appBaseUrl?: string },
  requestId: string,
): string {
  return appBaseUrl.replace(/\/$/, '') + requestPath(requestId);
}
