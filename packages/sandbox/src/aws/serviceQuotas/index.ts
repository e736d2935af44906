/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DEFAULT_QUOTAS, quotasOf } from '../../world/accounts';
import { Quotas } from '../../world/World';
import { AwsCall, operation, Operations } from '../AwsCall';
import { AwsError } from '../AwsError';

type QuotaInput = { ServiceCode: string; QuotaCode: string };

const SAGEMAKER_QUOTAS: Record<string, { quota: keyof Quotas; name: string }> =
  {
    'L-AC46C40F': {
      quota: 'userProfiles',
      name: 'Studio user profiles allowed per account',
    },
    'L-B683BCB0': { quota: 'domains', name: 'Total domains' },
    'L-8E5333B4': { quota: 'spaces', name: 'Studio spaces per account' },
    'L-4E39DDC4': {
      quota: 'runningApps',
      name: 'Running Studio apps allowed per account',
    },
  };

function describe(
  call: AwsCall,
  { ServiceCode, QuotaCode }: QuotaInput,
  quotas: Quotas,
): Record<string, unknown> {
  const known =
    ServiceCode === 'sagemaker' && Object.hasOwn(SAGEMAKER_QUOTAS, QuotaCode)
      ? SAGEMAKER_QUOTAS[QuotaCode]
      : undefined;
  if (!known) {
    throw new AwsError(
      'NoSuchResourceException',
      'The request failed because the specified service quota does not exist.',
    );
  }
  return {
    Quota: {
      ServiceCode,
      ServiceName: 'Amazon SageMaker',
      QuotaArn: `arn:aws:servicequotas:${call.region}:${call.caller.accountId}:${ServiceCode}/${QuotaCode}`,
      QuotaCode,
      QuotaName: known.name,
      Value: quotas[known.quota],
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
    },
  };
}

export const serviceQuotasOperations: Operations = {
  GetServiceQuota: operation((call, input: QuotaInput) =>
    describe(
      call,
      input,
      quotasOf(call.world, call.caller.accountId, call.region),
    ),
  ),
  GetAWSDefaultServiceQuota: operation((call, input: QuotaInput) =>
    describe(call, input, DEFAULT_QUOTAS),
  ),
};
