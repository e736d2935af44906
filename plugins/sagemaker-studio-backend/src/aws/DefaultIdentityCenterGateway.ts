/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  DescribeGroupCommand,
  DescribeUserCommand,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
  ListGroupsCommand,
  ListUsersCommand,
  type IdentitystoreClient,
  type User,
} from '@aws-sdk/client-identitystore';
import {
  CreateApplicationAssignmentCommand,
  DeleteApplicationAssignmentCommand,
  DescribeApplicationAssignmentCommand,
  DescribeApplicationCommand,
  GetApplicationAssignmentConfigurationCommand,
  ListApplicationAssignmentsCommand,
  DescribeInstanceCommand,
  ListInstancesCommand,
  type InstanceMetadata,
  type SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { InputError, NotFoundError } from '@backstage/errors';
import { isNotFound } from './awsErrors';
import type {
  IdentityCenterGateway,
  IdentityCenterInstance,
  ObservedAssignment,
  ObservedGroup,
  ObservedUser,
} from './IdentityCenterGateway';
import type { Pacer } from './Pacer';
import type { CallOptions } from './StudioGateway';

const PAGE_SIZE = 100;

type Options = {
  /** The account and Region that are called, and what is known of the instance beforehand. */
  configured: {
    accountId: string;
    region: string;
    instanceArn?: string;
    identityStoreId?: string;
  };
  admin: SSOAdminClient;
  identityStore: IdentitystoreClient;
  pacer: Pacer;
};

/** Identity Center and its identity store through the AWS SDK, at the pace of the lane. */
export class DefaultIdentityCenterGateway implements IdentityCenterGateway {
  readonly #configured: Options['configured'];
  readonly #admin: SSOAdminClient;
  readonly #identityStore: IdentitystoreClient;
  readonly #pacer: Pacer;
  #instance: Promise<IdentityCenterInstance> | undefined;

  static create(options: Options): DefaultIdentityCenterGateway {
    return new DefaultIdentityCenterGateway(options);
  }

  private constructor(options: Options) {
    this.#configured = options.configured;
    this.#admin = options.admin;
    this.#identityStore = options.identityStore;
    this.#pacer = options.pacer;
  }

  async getInstance(options?: CallOptions): Promise<IdentityCenterInstance> {
    const { instanceArn, identityStoreId } = this.#configured;
    if (instanceArn && identityStoreId) {
      return { instanceArn, identityStoreId };
    }
    // One look for all who ask at the same time; one that failed is forgotten.
    this.#instance ??= this.#findInstance(options).catch(error => {
      this.#instance = undefined;
      throw error;
    });
    return this.#instance;
  }

  async listUsers(
    input: { nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ObservedUser[]; nextToken?: string }> {
    const { identityStoreId } = await this.getInstance(options);
    const page = await this.#call(
      'ListUsers',
      abort =>
        this.#identityStore.send(
          new ListUsersCommand({
            IdentityStoreId: identityStoreId,
            MaxResults: PAGE_SIZE,
            NextToken: input.nextToken,
          }),
          abort,
        ),
      options,
    );
    return {
      items: (page.Users ?? []).map(toUser),
      nextToken: page.NextToken,
    };
  }

  async describeUser(
    userId: string,
    options?: CallOptions,
  ): Promise<ObservedUser | undefined> {
    const { identityStoreId } = await this.getInstance(options);
    try {
      return toUser(
        await this.#call(
          'DescribeUser',
          abort =>
            this.#identityStore.send(
              new DescribeUserCommand({
                IdentityStoreId: identityStoreId,
                UserId: userId,
              }),
              abort,
            ),
          options,
        ),
      );
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async listGroups(
    input: { nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ObservedGroup[]; nextToken?: string }> {
    const { identityStoreId } = await this.getInstance(options);
    const page = await this.#call(
      'ListGroups',
      abort =>
        this.#identityStore.send(
          new ListGroupsCommand({
            IdentityStoreId: identityStoreId,
            MaxResults: PAGE_SIZE,
            NextToken: input.nextToken,
          }),
          abort,
        ),
      options,
    );
    return {
      items: (page.Groups ?? []).map(group => ({
        groupId: group.GroupId!,
        displayName: group.DisplayName ?? group.GroupId!,
        description: group.Description,
      })),
      nextToken: page.NextToken,
    };
  }

  async describeGroup(
    groupId: string,
    options?: CallOptions,
  ): Promise<ObservedGroup | undefined> {
    const { identityStoreId } = await this.getInstance(options);
    try {
      const group = await this.#call(
        'DescribeGroup',
        abort =>
          this.#identityStore.send(
            new DescribeGroupCommand({
              IdentityStoreId: identityStoreId,
              GroupId: groupId,
            }),
            abort,
          ),
        options,
      );
      return {
        groupId,
        displayName: group.DisplayName ?? groupId,
        description: group.Description,
      };
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async listGroupMembers(
    input: { groupId: string; nextToken?: string },
    options?: CallOptions,
  ): Promise<{ userIds: string[]; nextToken?: string }> {
    const { identityStoreId } = await this.getInstance(options);
    const page = await this.#call(
      'ListGroupMemberships',
      abort =>
        this.#identityStore.send(
          new ListGroupMembershipsCommand({
            IdentityStoreId: identityStoreId,
            GroupId: input.groupId,
            MaxResults: PAGE_SIZE,
            NextToken: input.nextToken,
          }),
          abort,
        ),
      options,
    );
    return {
      userIds: (page.GroupMemberships ?? []).flatMap(
        membership => membership.MemberId?.UserId ?? [],
      ),
      nextToken: page.NextToken,
    };
  }

  async listAssignments(
    input: { applicationArn: string; nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ObservedAssignment[]; nextToken?: string }> {
    const page = await this.#call(
      'sso',
      abort =>
        this.#admin.send(
          new ListApplicationAssignmentsCommand({
            ApplicationArn: input.applicationArn,
            MaxResults: PAGE_SIZE,
            NextToken: input.nextToken,
          }),
          abort,
        ),
      options,
    );
    return {
      items: (page.ApplicationAssignments ?? []).map(assignment => ({
        applicationArn: input.applicationArn,
        principalType: assignment.PrincipalType!,
        principalId: assignment.PrincipalId!,
      })),
      nextToken: page.NextToken,
    };
  }

  async describeInstance(options?: CallOptions): Promise<{
    status: string;
    statusReason?: string;
    ownerAccountId?: string;
    permissionSets?: boolean;
  }> {
    const { instanceArn } = await this.getInstance(options);
    const seen = await this.#call(
      'sso',
      abort =>
        this.#admin.send(
          new DescribeInstanceCommand({ InstanceArn: instanceArn }),
          abort,
        ),
      options,
    );
    return {
      status: seen.Status ?? '',
      statusReason: seen.StatusReason,
      ownerAccountId: seen.OwnerAccountId,
      permissionSets: seen.PermissionSetsEnabled,
    };
  }

  async describeApplication(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<{ status: string } | undefined> {
    const input = { ApplicationArn: applicationArn };
    try {
      const { Status = '' } = await this.#call(
        'sso',
        abort => this.#admin.send(new DescribeApplicationCommand(input), abort),
        options,
      );
      return { status: Status };
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async isAssignmentRequired(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<boolean> {
    const input = { ApplicationArn: applicationArn };
    const { AssignmentRequired = true } = await this.#call(
      'sso',
      abort =>
        this.#admin.send(
          new GetApplicationAssignmentConfigurationCommand(input),
          abort,
        ),
      options,
    );
    return AssignmentRequired;
  }

  async hasAssignment(
    input: ObservedAssignment,
    options?: CallOptions,
  ): Promise<boolean> {
    try {
      await this.#call(
        'sso',
        abort =>
          this.#admin.send(
            new DescribeApplicationAssignmentCommand(toAssignment(input)),
            abort,
          ),
        options,
      );
      return true;
    } catch (error) {
      if (isNotFound(error)) {
        return false;
      }
      throw error;
    }
  }

  async createAssignment(
    input: ObservedAssignment,
    options?: CallOptions,
  ): Promise<void> {
    await this.#call(
      'sso',
      abort =>
        this.#admin.send(
          new CreateApplicationAssignmentCommand(toAssignment(input)),
          abort,
        ),
      options,
    );
  }

  async deleteAssignment(
    input: ObservedAssignment,
    options?: CallOptions,
  ): Promise<void> {
    try {
      await this.#call(
        'sso',
        abort =>
          this.#admin.send(
            new DeleteApplicationAssignmentCommand(toAssignment(input)),
            abort,
          ),
        options,
      );
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
    }
  }

  async groupsHolding(
    input: { userId: string; groupIds: string[] },
    options?: CallOptions,
  ): Promise<string[]> {
    if (input.groupIds.length === 0) {
      return [];
    }
    const { identityStoreId } = await this.getInstance(options);
    const { Results } = await this.#call(
      'IsMemberInGroups',
      abort =>
        this.#identityStore.send(
          new IsMemberInGroupsCommand({
            IdentityStoreId: identityStoreId,
            MemberId: { UserId: input.userId },
            GroupIds: input.groupIds,
          }),
          abort,
        ),
      options,
    );
    return (Results ?? []).flatMap(result =>
      result.MembershipExists && result.GroupId ? result.GroupId : [],
    );
  }

  async #findInstance(options?: CallOptions): Promise<IdentityCenterInstance> {
    const { accountId, region, instanceArn } = this.#configured;
    const visible: InstanceMetadata[] = [];
    const readPage = (token: string | undefined) =>
      this.#call(
        'sso',
        abort =>
          this.#admin.send(
            new ListInstancesCommand({ NextToken: token }),
            abort,
          ),
        options,
      );
    let nextToken: string | undefined;
    do {
      const page = await readPage(nextToken);
      visible.push(...(page.Instances ?? []));
      nextToken = page.NextToken;
    } while (nextToken);

    const fitting = instanceArn
      ? visible.filter(instance => instance.InstanceArn === instanceArn)
      : visible;
    const place = `account ${accountId} in ${region}`;
    if (fitting.length === 0) {
      throw new NotFoundError(
        instanceArn
          ? `The IAM Identity Center instance ${instanceArn} is not visible to ${place}. Check sagemakerStudio.identityCenter.`
          : `No IAM Identity Center instance is visible to ${place}. Check sagemakerStudio.identityCenter.accountId and region; it has to be the Region of the instance.`,
      );
    }
    if (fitting.length > 1) {
      throw new InputError(
        `Several IAM Identity Center instances are visible to ${place}: ${fitting
          .map(instance => instance.InstanceArn)
          .join(
            ', ',
          )}. Name the organization's in sagemakerStudio.identityCenter.instanceArn.`,
      );
    }
    return {
      instanceArn: fitting[0].InstanceArn!,
      identityStoreId:
        this.#configured.identityStoreId ?? fitting[0].IdentityStoreId!,
    };
  }

  /** @param limit - SSO Admin meters all its operations together, the Identity Store each by itself */
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

function toUser(user: User): ObservedUser {
  const email =
    user.Emails?.find(({ Primary }) => Primary)?.Value ??
    user.Emails?.[0]?.Value;
  return {
    userId: user.UserId!,
    userName: user.UserName ?? user.UserId!,
    displayName: user.DisplayName ?? user.UserName ?? user.UserId!,
    email,
    title: user.Title,
    externalIds: (user.ExternalIds ?? []).map(({ Issuer, Id }) => ({
      issuer: Issuer ?? '',
      id: Id ?? '',
    })),
    // Older directories leave the status out for users that may sign in.
    status: user.UserStatus === 'DISABLED' ? 'DISABLED' : 'ENABLED',
  };
}

function toAssignment(assignment: ObservedAssignment) {
  return {
    ApplicationArn: assignment.applicationArn,
    PrincipalType: assignment.principalType,
    PrincipalId: assignment.principalId,
  };
}
