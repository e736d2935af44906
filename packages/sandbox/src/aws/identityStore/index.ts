/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { operation, Operations } from '../AwsCall';
import {
  createGroup,
  deleteGroup,
  describeGroup,
  getGroupId,
  listGroups,
  updateGroup,
} from './groups';
import {
  createGroupMembership,
  deleteGroupMembership,
  describeGroupMembership,
  getGroupMembershipId,
  isMemberInGroups,
  listGroupMemberships,
  listGroupMembershipsForMember,
} from './memberships';
import {
  createUser,
  deleteUser,
  describeUser,
  getUserId,
  listUsers,
  updateUser,
} from './users';

export const identityStoreOperations: Operations = {
  CreateGroup: operation(createGroup),
  CreateGroupMembership: operation(createGroupMembership),
  CreateUser: operation(createUser),
  DeleteGroup: operation(deleteGroup),
  DeleteGroupMembership: operation(deleteGroupMembership),
  DeleteUser: operation(deleteUser),
  DescribeGroup: operation(describeGroup),
  DescribeGroupMembership: operation(describeGroupMembership),
  DescribeUser: operation(describeUser),
  GetGroupId: operation(getGroupId),
  GetGroupMembershipId: operation(getGroupMembershipId),
  GetUserId: operation(getUserId),
  IsMemberInGroups: operation(isMemberInGroups),
  ListGroupMemberships: operation(listGroupMemberships),
  ListGroupMembershipsForMember: operation(listGroupMembershipsForMember),
  ListGroups: operation(listGroups),
  ListUsers: operation(listUsers),
  UpdateGroup: operation(updateGroup),
  UpdateUser: operation(updateUser),
};
