/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  DescribeGroupCommand,
  DescribeUserCommand,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
  ListGroupsCommand,
  ListUsersCommand,
  type IdentitystoreClient,
} from '@aws-sdk/client-identitystore';
import {
  CreateApplicationAssignmentCommand,
  DeleteApplicationAssignmentCommand,
  DescribeApplicationAssignmentCommand,
  DescribeApplicationCommand,
  DescribeInstanceCommand,
  GetApplicationAssignmentConfigurationCommand,
  GetApplicationSessionConfigurationCommand,
  ListApplicationAssignmentsCommand,
  type SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { emptyIfGone, ignoreNotFound } from './awsErrors';
import { findInstance, type ConfiguredInstance } from './findInstance';
import { ENTERPRISE, toGroup, toUser } from './identityStore';
import type {
  CallOptions,
  IdentityCenterInstance,
  ObservedAssignment,
  ObservedGroup,
  ObservedUser,
} from './observed';
import type { Pace } from './CallQueue';
import type { ObserveCallHere } from './observeCall';
import { pacedClient, sendOptions } from './pacedClient';
import type { Page } from './listPages';

const PAGE_SIZE = 100;

/**
 * IAM Identity Center and its identity store, in the instance's Region. There is no method that writes users, groups
 * or memberships, and there will be none: they belong to the identity provider.
 */
export class IdentityCenterGateway {
  readonly #configured: ConfiguredInstance;
  readonly #admin: SSOAdminClient;
  readonly #identityStore: IdentitystoreClient;
  #instance: Promise<IdentityCenterInstance> | undefined;

  constructor(options: {
    configured: ConfiguredInstance;
    admin: SSOAdminClient;
    identityStore: IdentitystoreClient;
    pace: Pace;
    observe: ObserveCallHere;
  }) {
    const { pace, observe } = options;
    this.#configured = options.configured;
    // SSO Admin meters all its operations together, the Identity Store each by itself.
    this.#admin = pacedClient(options.admin, {
      pace,
      observe,
      limitOf: () => 'sso',
    });
    this.#identityStore = pacedClient(options.identityStore, {
      pace,
      observe,
      limitOf: command => command,
    });
  }

  /** Looked up once, then remembered. Throws `NotFoundError` when no organization instance is visible. */
  async getInstance(options?: CallOptions): Promise<IdentityCenterInstance> {
    // All who ask at the same time share a call; one that failed is forgotten.
    this.#instance ??= findInstance(
      this.#admin,
      this.#configured,
      options,
    ).catch(error => {
      this.#instance = undefined;
      throw error;
    });
    return this.#instance;
  }

  /** One page of up to 100. */
  async listUsers(
    input: { nextToken?: string },
    options?: CallOptions,
  ): Promise<Page<ObservedUser>> {
    const { Users = [], NextToken } = await this.#identityStore.send(
      new ListUsersCommand({
        ...(await this.#pageOfStore(input, options)),
        Extensions: [ENTERPRISE],
      }),
      sendOptions(options),
    );
    return { items: Users.map(toUser), nextToken: NextToken };
  }

  /** `undefined` when there is none. */
  async describeUser(
    userId: string,
    options?: CallOptions,
  ): Promise<ObservedUser | undefined> {
    const { identityStoreId } = await this.getInstance(options);
    const user = await ignoreNotFound(
      this.#identityStore.send(
        new DescribeUserCommand({
          IdentityStoreId: identityStoreId,
          UserId: userId,
          Extensions: [ENTERPRISE],
        }),
        sendOptions(options),
      ),
    );
    return user && toUser(user);
  }

  /** One page of up to 100. */
  async listGroups(
    input: { nextToken?: string },
    options?: CallOptions,
  ): Promise<Page<ObservedGroup>> {
    const { Groups = [], NextToken } = await this.#identityStore.send(
      new ListGroupsCommand(await this.#pageOfStore(input, options)),
      sendOptions(options),
    );
    return { items: Groups.map(toGroup), nextToken: NextToken };
  }

  /** `undefined` when there is none. */
  async describeGroup(
    groupId: string,
    options?: CallOptions,
  ): Promise<ObservedGroup | undefined> {
    const { identityStoreId } = await this.getInstance(options);
    const group = await ignoreNotFound(
      this.#identityStore.send(
        new DescribeGroupCommand({
          IdentityStoreId: identityStoreId,
          GroupId: groupId,
        }),
        sendOptions(options),
      ),
    );
    return group && toGroup(group);
  }

  /** One page of up to 100 ids of users; none of a group that is gone. */
  async listGroupMembers(
    input: { groupId: string; nextToken?: string },
    options?: CallOptions,
  ): Promise<Page<string>> {
    const page = await this.#pageOfStore(input, options);
    const { GroupMemberships = [], NextToken } = await emptyIfGone(
      this.#identityStore.send(
        new ListGroupMembershipsCommand({ GroupId: input.groupId, ...page }),
        sendOptions(options),
      ),
    );
    return {
      items: GroupMemberships.flatMap(({ MemberId }) => MemberId?.UserId ?? []),
      nextToken: NextToken,
    };
  }

  /** One page of up to 100; none of an application that is gone. */
  async listAssignments(
    input: { applicationArn: string; nextToken?: string },
    options?: CallOptions,
  ): Promise<Page<ObservedAssignment>> {
    const { ApplicationAssignments = [], NextToken } = await emptyIfGone(
      this.#admin.send(
        new ListApplicationAssignmentsCommand({
          ApplicationArn: input.applicationArn,
          MaxResults: PAGE_SIZE,
          NextToken: input.nextToken,
        }),
        sendOptions(options),
      ),
    );
    return {
      items: ApplicationAssignments.map(assignment => ({
        applicationArn: input.applicationArn,
        principalType: assignment.PrincipalType!,
        principalId: assignment.PrincipalId!,
      })),
      nextToken: NextToken,
    };
  }

  async describeInstance(options?: CallOptions) {
    const { instanceArn } = await this.getInstance(options);
    const instance = await this.#admin.send(
      new DescribeInstanceCommand({ InstanceArn: instanceArn }),
      sendOptions(options),
    );
    return {
      status: instance.Status ?? '',
      statusReason: instance.StatusReason,
      ownerAccountId: instance.OwnerAccountId,
      permissionSets: instance.PermissionSetsEnabled,
    };
  }

  /** `undefined` when there is none. */
  async describeApplication(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<{ status: string } | undefined> {
    const application = await ignoreNotFound(
      this.#admin.send(
        new DescribeApplicationCommand({ ApplicationArn: applicationArn }),
        sendOptions(options),
      ),
    );
    return application && { status: application.Status ?? '' };
  }

  /** GetApplicationAssignmentConfiguration: whether only those who are assigned may sign in. */
  async isAssignmentRequired(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<boolean> {
    const { AssignmentRequired = true } = await this.#admin.send(
      new GetApplicationAssignmentConfigurationCommand({
        ApplicationArn: applicationArn,
      }),
      sendOptions(options),
    );
    return AssignmentRequired;
  }

  /** GetApplicationSessionConfiguration: whether jobs of people may go on after a sign-out; `undefined` where AWS does not say. */
  async hasBackgroundSessions(
    applicationArn: string,
    options?: CallOptions,
  ): Promise<boolean | undefined> {
    const { UserBackgroundSessionApplicationStatus: status } =
      await this.#admin.send(
        new GetApplicationSessionConfigurationCommand({
          ApplicationArn: applicationArn,
        }),
        sendOptions(options),
      );
    return status && status === 'ENABLED';
  }

  /** DescribeApplicationAssignment: direct assignments only. */
  async hasAssignment(
    assignment: ObservedAssignment,
    options?: CallOptions,
  ): Promise<boolean> {
    const found = await ignoreNotFound(
      this.#admin.send(
        new DescribeApplicationAssignmentCommand(toInput(assignment)),
        sendOptions(options),
      ),
    );
    return found !== undefined;
  }

  /** Throws `ConflictException` where AWS does; the caller retries with backoff and reads it again. */
  async createAssignment(
    assignment: ObservedAssignment,
    options?: CallOptions,
  ): Promise<void> {
    await this.#admin.send(
      new CreateApplicationAssignmentCommand(toInput(assignment)),
      sendOptions(options),
    );
  }

  /** Not found is success. */
  async deleteAssignment(
    assignment: ObservedAssignment,
    options?: CallOptions,
  ): Promise<void> {
    await ignoreNotFound(
      this.#admin.send(
        new DeleteApplicationAssignmentCommand(toInput(assignment)),
        sendOptions(options),
      ),
    );
  }

  /** IsMemberInGroups, at most 100 groups a call: those of the groups that hold the user. */
  async groupsHolding(
    input: { userId: string; groupIds: string[] },
    options?: CallOptions,
  ): Promise<string[]> {
    if (input.groupIds.length === 0) {
      return [];
    }
    const { identityStoreId } = await this.getInstance(options);
    const { Results = [] } = await this.#identityStore.send(
      new IsMemberInGroupsCommand({
        IdentityStoreId: identityStoreId,
        MemberId: { UserId: input.userId },
        GroupIds: input.groupIds,
      }),
      sendOptions(options),
    );
    return Results.flatMap(({ MembershipExists, GroupId }) =>
      MembershipExists && GroupId ? GroupId : [],
    );
  }

  async #pageOfStore(input: { nextToken?: string }, options?: CallOptions) {
    const { identityStoreId } = await this.getInstance(options);
    return {
      IdentityStoreId: identityStoreId,
      MaxResults: PAGE_SIZE,
      NextToken: input.nextToken,
    };
  }
}

function toInput(assignment: ObservedAssignment) {
  return {
    ApplicationArn: assignment.applicationArn,
    PrincipalType: assignment.principalType,
    PrincipalId: assignment.principalId,
  };
}
