/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  GetRoleCommand,
  SimulatePrincipalPolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { NotFoundError } from '@backstage/errors';
import type { AccountGateway } from './AccountGateway';
import { awsErrorName } from './awsErrors';
import type { Pacer } from './Pacer';
import type { CallOptions } from './StudioGateway';

const SERVICE_CODE = 'sagemaker';
const ASSUMED_ROLE = /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\//;
/** Errors of IAM and of Service Quotas for what does not exist. */
const NO_SUCH = ['NoSuchEntity', 'NoSuchEntityException'];
const NO_APPLIED_VALUE = 'NoSuchResourceException';

type Clients = {
  iam: IAMClient;
  quotas: ServiceQuotasClient;
  sts: STSClient;
};

/** IAM and Service Quotas through the AWS SDK. */
export class DefaultAccountGateway implements AccountGateway {
  readonly #clients: Clients;
  readonly #pacer: Pacer;

  static create(options: {
    clients: Clients;
    pacer: Pacer;
  }): DefaultAccountGateway {
    return new DefaultAccountGateway(options.clients, options.pacer);
  }

  private constructor(clients: Clients, pacer: Pacer) {
    this.#clients = clients;
    this.#pacer = pacer;
  }

  async getTrustPolicy(
    roleArn: string,
    options?: CallOptions,
  ): Promise<string | undefined> {
    const role = await this.#findRole(nameOf(roleArn), options);
    return role && decodeURIComponent(role.AssumeRolePolicyDocument ?? '');
  }

  async simulatePassRole(
    roleArns: string[],
    options?: CallOptions,
  ): Promise<{ by: string; decisions: { arn: string; allowed: boolean }[] }> {
    const by = await this.#whoAmI(options);
    const { EvaluationResults } = await this.#call(
      'iam',
      abort =>
        this.#clients.iam.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: by,
            ActionNames: ['iam:PassRole'],
            ResourceArns: roleArns,
            ContextEntries: [
              {
                ContextKeyName: 'iam:PassedToService',
                ContextKeyType: 'string',
                ContextKeyValues: ['sagemaker.amazonaws.com'],
              },
            ],
          }),
          abort,
        ),
      options,
    );
    return {
      by,
      decisions: roleArns.map(arn => ({
        arn,
        allowed: (EvaluationResults ?? []).some(
          ({ EvalResourceName, EvalDecision }) =>
            EvalResourceName === arn && EvalDecision === 'allowed',
        ),
      })),
    };
  }

  async getQuota(quotaCode: string, options?: CallOptions): Promise<number> {
    const input = { ServiceCode: SERVICE_CODE, QuotaCode: quotaCode };
    try {
      const { Quota } = await this.#call(
        'quotas',
        abort =>
          this.#clients.quotas.send(new GetServiceQuotaCommand(input), abort),
        options,
      );
      return valueOf(Quota, quotaCode);
    } catch (error) {
      if (awsErrorName(error) !== NO_APPLIED_VALUE) {
        throw error;
      }
    }
    const { Quota } = await this.#call(
      'quotas',
      abort =>
        this.#clients.quotas.send(
          new GetAWSDefaultServiceQuotaCommand(input),
          abort,
        ),
      options,
    );
    return valueOf(Quota, quotaCode);
  }

  /** The ARN of the role or user by which AWS is called. A session's ARN leaves out the path that the role's may have. */
  async #whoAmI(options?: CallOptions): Promise<string> {
    const { Arn = '' } = await this.#call(
      'sts',
      abort => this.#clients.sts.send(new GetCallerIdentityCommand({}), abort),
      options,
    );
    const session = ASSUMED_ROLE.exec(Arn);
    if (!session) {
      return Arn;
    }
    const [, partition, accountId, roleName] = session;
    const role = await this.#findRole(roleName, options);
    return role?.Arn ?? `arn:${partition}:iam::${accountId}:role/${roleName}`;
  }

  async #findRole(roleName: string, options?: CallOptions) {
    try {
      const { Role } = await this.#call(
        'iam',
        abort =>
          this.#clients.iam.send(
            new GetRoleCommand({ RoleName: roleName }),
            abort,
          ),
        options,
      );
      return Role;
    } catch (error) {
      if (NO_SUCH.includes(awsErrorName(error))) {
        return undefined;
      }
      throw error;
    }
  }

  #call<T>(
    limit: string,
    send: (abort: { abortSignal?: AbortSignal }) => Promise<T>,
    options?: CallOptions,
  ): Promise<T> {
    return this.#pacer.run(() => send({ abortSignal: options?.signal }), {
      ...options,
      limit,
    });
  }
}

function nameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}

function valueOf(
  quota: { Value?: number } | undefined,
  quotaCode: string,
): number {
  if (quota?.Value === undefined) {
    throw new NotFoundError(
      `Service Quotas tells no value of the SageMaker quota ${quotaCode}`,
    );
  }
  return quota.Value;
}
