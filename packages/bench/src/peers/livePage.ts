/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The team page as a plugin without inventory has to make it: with AWS's calls at every load, the SDK's paginators, and ten
 * calls at a time. A profile's list entry does not tell whose it is, so every profile has to be described to find those
 * of the team; looking for them by name would miss those that were named otherwise.
 */
import { ListGroupMembershipsForMemberCommand } from '@aws-sdk/client-identitystore';
import {
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  paginateListSpaces,
  paginateListUserProfiles,
} from '@aws-sdk/client-sagemaker';
import { paginateListApplicationAssignments } from '@aws-sdk/client-sso-admin';
import pLimit from 'p-limit';
import type { AwsClients } from '../harness/aws';
import { IDENTITY_STORE, type Member } from '../harness/company';

export type LivePerson = {
  member: Member;
  assigned: boolean;
  profile?: string;
};

export async function readLive(
  clients: AwsClients,
  page: { domainId: string; members: Member[] },
): Promise<LivePerson[]> {
  const limit = pLimit(10);
  const { domainId, members } = page;
  const { sageMaker, ssoAdmin, identityStore } = clients;
  const domain = await sageMaker.send(
    new DescribeDomainCommand({ DomainId: domainId }),
  );
  const [owners, assigned, people] = await Promise.all([
    profileOwners(),
    assignedPrincipals(domain.SingleSignOnApplicationArn),
    Promise.all(
      members.map(async member => ({
        member,
        groupIds: await limit(() => groups(member.userId)),
      })),
    ),
    spaces(),
  ]);
  const found = people.map(({ member, groupIds }) => ({
    member,
    assigned: [member.userId, ...groupIds].some(id => assigned.has(id)),
    profile: owners.get(member.userName),
  }));
  await Promise.all(
    found.map(({ profile }) =>
      profile
        ? limit(() =>
            sageMaker.send(
              new ListAppsCommand({
                DomainIdEquals: domainId,
                UserProfileNameEquals: profile,
              }),
            ),
          )
        : undefined,
    ),
  );
  return found;

  async function profileOwners(): Promise<Map<string, string>> {
    const result = new Map<string, string>();
    const described: Promise<void>[] = [];
    for await (const { UserProfiles = [] } of paginateListUserProfiles(
      { client: sageMaker, pageSize: 100 },
      { DomainIdEquals: domainId },
    )) {
      for (const { UserProfileName } of UserProfiles) {
        described.push(
          limit(async () => {
            const profile = await sageMaker.send(
              new DescribeUserProfileCommand({
                DomainId: domainId,
                UserProfileName,
              }),
            );
            result.set(
              profile.SingleSignOnUserValue ?? '',
              profile.UserProfileName ?? '',
            );
          }),
        );
      }
    }
    await Promise.all(described);
    return result;
  }

  async function assignedPrincipals(
    applicationArn: string | undefined,
  ): Promise<Set<string>> {
    const result = new Set<string>();
    for await (const {
      ApplicationAssignments = [],
    } of paginateListApplicationAssignments(
      { client: ssoAdmin, pageSize: 100 },
      { ApplicationArn: applicationArn },
    )) {
      ApplicationAssignments.forEach(({ PrincipalId = '' }) =>
        result.add(PrincipalId),
      );
    }
    return result;
  }

  async function groups(userId: string): Promise<string[]> {
    const { GroupMemberships = [] } = await identityStore.send(
      new ListGroupMembershipsForMemberCommand({
        IdentityStoreId: IDENTITY_STORE,
        MemberId: { UserId: userId },
      }),
    );
    return GroupMemberships.map(({ GroupId = '' }) => GroupId);
  }

  async function spaces(): Promise<void> {
    for await (const _ of paginateListSpaces(
      { client: sageMaker, pageSize: 100 },
      { DomainIdEquals: domainId },
    )) {
      // Read to its end, as the page needs every space of its people.
    }
  }
}
