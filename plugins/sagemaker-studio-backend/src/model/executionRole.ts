/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The path of execution roles that the portal creates; policies of IAM name it. */
export const EXECUTION_ROLE_PATH = '/studio-access/';

/** The partition of a Region, which ARNs begin with. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The ARN that an execution role gets which the portal creates. */
export function createdRoleArn(
  { accountId, region }: { accountId: string; region: string },
  name: string,
): string {
  return `arn:${partitionOf(
    region,
  )}:iam::${accountId}:role${EXECUTION_ROLE_PATH}${name}`;
}

/** The ARN of a managed policy of the account. */
export function policyArnOf(
  { accountId, region }: { accountId: string; region: string },
  name: string,
): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:policy/${name}`;
}
