/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { CallOptions } from './StudioGateway';

/**
 * IAM and Service Quotas of one account and Region, as far as they tell whether people can be let in. Nothing here writes.
 */
export interface AccountGateway {
  /** GetRole: the trust policy as JSON text; `undefined` when there is no such role. */
  getTrustPolicy(
    roleArn: string,
    options?: CallOptions,
  ): Promise<string | undefined>;
  /**
   * GetCallerIdentity, GetRole and SimulatePrincipalPolicy: which of the roles the caller may pass to SageMaker, and who
   * the caller is.
   */
  simulatePassRole(
    roleArns: string[],
    options?: CallOptions,
  ): Promise<{ by: string; decisions: { arn: string; allowed: boolean }[] }>;
  /** GetServiceQuota of SageMaker: the applied value, or AWS's default. */
  getQuota(quotaCode: string, options?: CallOptions): Promise<number>;
}
