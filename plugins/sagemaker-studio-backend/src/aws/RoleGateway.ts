/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { ignoreNotFound } from './awsErrors';
import type { Pace } from './CallQueue';
import type { ObserveCallHere } from './observeCall';
import type { CallOptions, ObservedRole } from './observed';
import { pacedClient, sendOptions } from './pacedClient';

/** Whom an execution role trusts. Studio sets the source identity of attributable sessions. */
const TRUST_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    },
  ],
};

/** IAM of one account, as far as it creates execution roles. */
export class RoleGateway {
  readonly #client: IAMClient;

  constructor(options: {
    client: IAMClient;
    pace: Pace;
    observe: ObserveCallHere;
  }) {
    const { pace, observe } = options;
    this.#client = pacedClient(options.client, {
      pace,
      limitOf: () => 'iam',
      observe,
    });
  }

  /** `undefined` when the account has no role of that name, under whatever path. */
  async findRole(
    roleName: string,
    options?: CallOptions,
  ): Promise<ObservedRole | undefined> {
    const found = await ignoreNotFound(
      this.#client.send(
        new GetRoleCommand({ RoleName: roleName }),
        sendOptions(options),
      ),
    );
    const role = found?.Role;
    return (
      role && {
        arn: role.Arn ?? '',
        path: role.Path ?? '/',
        name: role.RoleName ?? roleName,
        trustPolicy: decodeURIComponent(role.AssumeRolePolicyDocument ?? ''),
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: Object.fromEntries(
          (role.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
        ),
      }
    );
  }

  /** Throws `EntityAlreadyExists` when the account has a role of that name, under whatever path. */
  async createExecutionRole(
    input: {
      /** Begins and ends with a slash. */
      path: string;
      name: string;
      description: string;
      /** ARN */
      permissionsBoundary: string;
      tags: Record<string, string>;
    },
    options?: CallOptions,
  ): Promise<{ arn: string }> {
    const { Role } = await this.#client.send(
      new CreateRoleCommand({
        Path: input.path,
        RoleName: input.name,
        Description: input.description,
        PermissionsBoundary: input.permissionsBoundary,
        AssumeRolePolicyDocument: JSON.stringify(TRUST_POLICY),
        Tags: Object.entries(input.tags).map(([Key, Value]) => ({
          Key,
          Value,
        })),
      }),
      sendOptions(options),
    );
    return { arn: Role?.Arn ?? '' };
  }

  /** ARNs of managed policies. A role has 20 at most, which is less than a page. */
  async listAttachedPolicies(
    roleName: string,
    options?: CallOptions,
  ): Promise<string[]> {
    const { AttachedPolicies = [] } = await this.#client.send(
      new ListAttachedRolePoliciesCommand({ RoleName: roleName }),
      sendOptions(options),
    );
    return AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []);
  }

  /** Attaching one that is attached changes nothing. */
  async attachPolicy(
    input: { roleName: string; policyArn: string },
    options?: CallOptions,
  ): Promise<void> {
    await this.#client.send(
      new AttachRolePolicyCommand({
        RoleName: input.roleName,
        PolicyArn: input.policyArn,
      }),
      sendOptions(options),
    );
  }

  /** Not attached is success. */
  async detachPolicy(
    input: { roleName: string; policyArn: string },
    options?: CallOptions,
  ): Promise<void> {
    await ignoreNotFound(
      this.#client.send(
        new DetachRolePolicyCommand({
          RoleName: input.roleName,
          PolicyArn: input.policyArn,
        }),
        sendOptions(options),
      ),
    );
  }

  /** A role without attached policies. Not found is success. */
  async deleteRole(roleName: string, options?: CallOptions): Promise<void> {
    await ignoreNotFound(
      this.#client.send(
        new DeleteRoleCommand({ RoleName: roleName }),
        sendOptions(options),
      ),
    );
  }
}
