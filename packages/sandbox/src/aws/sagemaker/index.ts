/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { operation, Operations } from '../AwsCall';
import { createApp, deleteApp, describeApp, listApps } from './apps';
import {
  createDomain,
  deleteDomain,
  describeDomain,
  listDomains,
  updateDomain,
} from './domains';
import { createPresignedDomainUrl } from './presignedUrls';
import { createSpace, deleteSpace, describeSpace, listSpaces } from './spaces';
import { addTags, deleteTags, listTags } from './tags';
import {
  createUserProfile,
  deleteUserProfile,
  describeUserProfile,
  listUserProfiles,
  updateUserProfile,
} from './userProfiles';

export const sageMakerOperations: Operations = {
  AddTags: operation(addTags),
  ListTags: operation(listTags),
  DeleteTags: operation(deleteTags),
  CreateDomain: operation(createDomain),
  DescribeDomain: operation(describeDomain),
  ListDomains: operation(listDomains),
  UpdateDomain: operation(updateDomain),
  DeleteDomain: operation(deleteDomain),
  CreateUserProfile: operation(createUserProfile),
  DescribeUserProfile: operation(describeUserProfile),
  ListUserProfiles: operation(listUserProfiles),
  UpdateUserProfile: operation(updateUserProfile),
  DeleteUserProfile: operation(deleteUserProfile),
  ListSpaces: operation(listSpaces),
  DescribeSpace: operation(describeSpace),
  CreateSpace: operation(createSpace),
  DeleteSpace: operation(deleteSpace),
  ListApps: operation(listApps),
  DescribeApp: operation(describeApp),
  CreateApp: operation(createApp),
  DeleteApp: operation(deleteApp),
  CreatePresignedDomainUrl: operation(createPresignedDomainUrl),
};
