/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  addMember,
  findMembership,
  isMember,
  membershipsOfGroup,
  membershipsOfUser,
} from '../../world/memberships';
import { GroupMembership } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { pageOf } from '../protocol/pages';
import {
  conflict,
  Paging,
  provenance,
  requireStore,
  requireWritableStore,
  resourceNotFound,
  StoreInput,
} from './common';
import { requireGroup } from './groups';
import { requireUser } from './users';

type Member = { MemberId: { UserId: string } };

function shownMembership(
  call: AwsCall,
  membership: GroupMembership,
): Record<string, unknown> {
  return {
    IdentityStoreId: call.world.identityCenter.identityStoreId,
    MembershipId: membership.membershipId,
    GroupId: membership.groupId,
    MemberId: { UserId: membership.userId },
    ...provenance(call.world, madeOf(call, membership)),
  };
}

/** Those of a seed began with whichever of the two is younger. */
function madeOf(
  { world }: AwsCall,
  { groupId, userId, createdAt }: GroupMembership,
): Parameters<typeof provenance>[1] {
  const { groups, users } = world.identityCenter;
  const group = groups[groupId];
  const at =
    createdAt ?? Math.max(group?.createdAt ?? 0, users[userId]?.createdAt ?? 0);
  return { createdAt: at, updatedAt: at, externalId: group?.externalId };
}

function membershipPage(
  call: AwsCall,
  memberships: GroupMembership[],
  paging: Paging,
  scope: string[],
): Record<string, unknown> {
  const { records, NextToken } = pageOf({
    from: memberships
      .map(record => ({ position: record.membershipId, record }))
      .sort((a, b) => (a.position < b.position ? -1 : 1)),
    maxResults: paging.MaxResults,
    nextToken: paging.NextToken,
    scope,
  });
  return {
    GroupMemberships: records.map(record => shownMembership(call, record)),
    NextToken,
  };
}

function requireMembership(
  call: AwsCall,
  membershipId: string,
): GroupMembership {
  const membership = call.world.identityCenter.memberships[membershipId];
  if (!membership) {
    throw resourceNotFound('GROUP_MEMBERSHIP', membershipId);
  }
  return membership;
}

export function listGroupMemberships(
  call: AwsCall,
  input: StoreInput & Paging & { GroupId: string },
): Record<string, unknown> {
  requireStore(call, input);
  requireGroup(call, input.GroupId);
  return membershipPage(
    call,
    membershipsOfGroup(call.world, input.GroupId),
    input,
    ['ListGroupMemberships', input.GroupId],
  );
}

export function listGroupMembershipsForMember(
  call: AwsCall,
  input: StoreInput & Paging & Member,
): Record<string, unknown> {
  requireStore(call, input);
  const { UserId } = input.MemberId;
  requireUser(call, UserId);
  return membershipPage(call, membershipsOfUser(call.world, UserId), input, [
    'ListGroupMembershipsForMember',
    UserId,
  ]);
}

export function isMemberInGroups(
  call: AwsCall,
  input: StoreInput & Member & { GroupIds: string[] },
): Record<string, unknown> {
  requireStore(call, input);
  const { UserId } = input.MemberId;
  requireUser(call, UserId);
  return {
    Results: input.GroupIds.map(groupId => {
      requireGroup(call, groupId);
      return {
        GroupId: groupId,
        MemberId: { UserId },
        MembershipExists: isMember(call.world, groupId, UserId),
      };
    }),
  };
}

export function describeGroupMembership(
  call: AwsCall,
  input: StoreInput & { MembershipId: string },
): Record<string, unknown> {
  requireStore(call, input);
  return shownMembership(call, requireMembership(call, input.MembershipId));
}

export function getGroupMembershipId(
  call: AwsCall,
  input: StoreInput & Member & { GroupId: string },
): Record<string, unknown> {
  requireStore(call, input);
  const membership = findMembership(
    call.world,
    input.GroupId,
    input.MemberId.UserId,
  );
  if (!membership) {
    throw resourceNotFound('GROUP_MEMBERSHIP');
  }
  return {
    MembershipId: membership.membershipId,
    IdentityStoreId: input.IdentityStoreId,
  };
}

export function createGroupMembership(
  call: AwsCall,
  input: StoreInput & Member & { GroupId: string },
): Record<string, unknown> {
  requireWritableStore(call, input, 'CreateGroupMembership');
  const { UserId } = input.MemberId;
  requireGroup(call, input.GroupId);
  requireUser(call, UserId);
  if (isMember(call.world, input.GroupId, UserId)) {
    throw conflict('Member and Group relationship already exists.');
  }
  const { membershipId } = addMember(
    call.world,
    input.GroupId,
    UserId,
    call.now,
  );
  return {
    MembershipId: membershipId,
    IdentityStoreId: input.IdentityStoreId,
  };
}

export function deleteGroupMembership(
  call: AwsCall,
  input: StoreInput & { MembershipId: string },
): Record<string, unknown> {
  requireWritableStore(call, input, 'DeleteGroupMembership');
  const { membershipId } = requireMembership(call, input.MembershipId);
  delete call.world.identityCenter.memberships[membershipId];
  return {};
}
