/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  GetRoleCommand,
  SimulatePrincipalPolicyCommand,
  type IAMClient,
  type Role,
} from '@aws-sdk/client-iam';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuota,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { NotFoundError } from '@backstage/errors';
import { awsErrorName } from './awsErrors';
import type { Pace } from './CallQueue';
import type { CallOptions } from './observed';
import type { ObserveCallHere } from './observeCall';
import { pacedClient, sendOptions } from './pacedClient';
import { studioPermissions } from './studioPermissions';

const ASSUMED_ROLE = /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\//;
/** Errors of IAM and of Service Quotas for what does not exist. */
const NO_SUCH_ROLE = ['NoSuchEntity', 'NoSuchEntityException'];
const NO_APPLIED_VALUE = ['NoSuchResourceException'];

/**
 * IAM and Service Quotas of one account and Region, as far as they decide whether people can be let in. Nothing here
 * writes.
 */
export class AccountGateway {
  readonly #iam: IAMClient;
  readonly #quotas: ServiceQuotasClient;
  readonly #sts: STSClient;

  constructor(options: {
    iam: IAMClient;
    quotas: ServiceQuotasClient;
    sts: STSClient;
    pace: Pace;
    observe: ObserveCallHere;
  }) {
    const { pace, observe } = options;
    const paced = (limit: string) => ({ pace, observe, limitOf: () => limit });
    this.#iam = pacedClient(options.iam, paced('iam'));
    this.#quotas = pacedClient(options.quotas, paced('quotas'));
    this.#sts = pacedClient(options.sts, paced('sts'));
  }

  /** GetRole: the trust policy as JSON text; `undefined` when there is no such role. */
  async getTrustPolicy(
    roleArn: string,
    options?: CallOptions,
  ): Promise<string | undefined> {
    const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const role = await this.#findRole(roleName, options);
    return role && decodeURIComponent(role.AssumeRolePolicyDocument ?? '');
  }

  /**
   * GetCallerIdentity, GetRole and SimulatePrincipalPolicy: which of the roles the caller may pass to SageMaker, and who
   * the caller is.
   */
  async simulatePassRole(
    roleArns: string[],
    options?: CallOptions,
  ): Promise<{ by: string; decisions: { arn: string; allowed: boolean }[] }> {
    const by = await this.#findCaller(options);
    const allowed = await this.#simulate(
      {
        by,
        actions: ['iam:PassRole'],
        resources: roleArns,
        context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
      options,
    );
    return {
      by,
      decisions: roleArns.map(arn => ({
        arn,
        allowed: allowed('iam:PassRole', arn),
      })),
    };
  }

  /**
   * SimulatePrincipalPolicy of an execution role: what somebody who works as it lacks to open a private space and an app in it,
   * and to use the key of an encrypted domain.
   */
  async simulateStudio(
    roleArn: string,
    of: {
      domain: { domainId: string; domainArn: string };
      kmsKey?: string;
    },
    options?: CallOptions,
  ): Promise<{ action: string; resource: string }[]> {
    const missing: { action: string; resource: string }[] = [];
    for (const { actions, resource, context } of studioPermissions(of)) {
      const allowed = await this.#simulate(
        { by: roleArn, actions, resources: [resource], context },
        options,
      );
      missing.push(
        ...actions
          .filter(action => !allowed(action, resource))
          .map(action => ({ action, resource })),
      );
    }
    return missing;
  }

  /** Tells for each action and resource whether the policies of a role or user allow it. */
  async #simulate(
    input: {
      by: string;
      actions: string[];
      resources: string[];
      context: Record<string, string>;
    },
    options?: CallOptions,
  ): Promise<(action: string, resource: string) => boolean> {
    const { EvaluationResults = [] } = await this.#iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: input.by,
        ActionNames: input.actions,
        ResourceArns: input.resources,
        ContextEntries: Object.entries(input.context).map(([key, value]) => ({
          ContextKeyName: key,
          ContextKeyType: 'string',
          ContextKeyValues: [value],
        })),
      }),
      sendOptions(options),
    );
    const allowed = new Set(
      EvaluationResults.filter(
        ({ EvalDecision }) => EvalDecision === 'allowed',
      ).map(
        ({ EvalActionName, EvalResourceName }) =>
          `${EvalActionName} ${EvalResourceName}`,
      ),
    );
    return (action, resource) => allowed.has(`${action} ${resource}`);
  }

  /** GetServiceQuota of SageMaker: the applied value, or AWS's default. */
  async getQuota(quotaCode: string, options?: CallOptions): Promise<number> {
    const input = { ServiceCode: 'sagemaker', QuotaCode: quotaCode };
    const applied = await unless(
      NO_APPLIED_VALUE,
      this.#quotas.send(
        new GetServiceQuotaCommand(input),
        sendOptions(options),
      ),
    );
    const answer: { Quota?: ServiceQuota } =
      applied ??
      (await this.#quotas.send(
        new GetAWSDefaultServiceQuotaCommand(input),
        sendOptions(options),
      ));
    if (answer.Quota?.Value === undefined) {
      throw new NotFoundError(
        `Service Quotas has no value for the SageMaker quota ${quotaCode}`,
      );
    }
    return answer.Quota.Value;
  }

  /** The ARN of the role or user by which AWS is called. A session's ARN leaves out the path that the role's may have. */
  async #findCaller(options?: CallOptions): Promise<string> {
    const { Arn = '' } = await this.#sts.send(
      new GetCallerIdentityCommand({}),
      sendOptions(options),
    );
    const session = ASSUMED_ROLE.exec(Arn);
    if (!session) {
      return Arn;
    }
    const [, partition, accountId, roleName = ''] = session;
    const role = await this.#findRole(roleName, options);
    return role?.Arn ?? `arn:${partition}:iam::${accountId}:role/${roleName}`;
  }

  async #findRole(
    roleName: string,
    options?: CallOptions,
  ): Promise<Role | undefined> {
    const found = await unless(
      NO_SUCH_ROLE,
      this.#iam.send(
        new GetRoleCommand({ RoleName: roleName }),
        sendOptions(options),
      ),
    );
    return found?.Role;
  }
}

/** The answer of a call; `undefined` for errors of these names. */
async function unless<T>(
  errorNames: string[],
  call: Promise<T>,
): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (errorNames.includes(awsErrorName(error))) {
      return undefined;
    }
    throw error;
  }
}
