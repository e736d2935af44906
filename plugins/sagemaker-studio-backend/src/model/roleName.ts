/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
/** The last part of a role ARN, which is what people call the role. */
export function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
