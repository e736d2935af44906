/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The effect of a fault: the role of the plugin lacks the IAM action. */
export const DENIED = {
  type: 'error',
  code: 'AccessDeniedException',
  message: 'User: arn:aws:sts::111111111111:assumed-role/x/y is not authorized',
  status: 400,
} as const;
