/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The domain id (`d-…`) in the ARN of a domain. */
export function domainIdOfArn(arn: string | undefined): string | undefined {
  return /^arn:[^:]+:sagemaker:[^:]*:[^:]*:domain\/(d-[\w-]+)$/.exec(
    arn ?? '',
  )?.[1];
}
