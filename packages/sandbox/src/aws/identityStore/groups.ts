/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  createIdentityCenterGroup,
  deleteIdentityCenterGroup,
  findGroupByDisplayName,
  findGroupByExternalId,
  IdentityCenterGroupChanges,
  updateIdentityCenterGroup,
} from '../../world/identityCenterGroups';
import { orderBy } from '../../world/tables';
import { IdentityCenterGroup } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  AlternateIdentifier,
  externalIdsOf,
  externalIssuer,
  Paging,
  provenance,
  requireStore,
  requireWritableStore,
  resourceNotFound,
  StoreInput,
  writing,
} from './common';

type Filter = { AttributePath: string; AttributeValue: string };

const byId = orderBy<IdentityCenterGroup>(group => group.groupId);

export function requireGroup(
  call: AwsCall,
  groupId: string,
): IdentityCenterGroup {
  const group = call.world.identityCenter.groups[groupId];
  if (!group) {
    throw resourceNotFound('GROUP', groupId);
  }
  return group;
}

function shownGroup(
  { world }: AwsCall,
  group: IdentityCenterGroup,
): Record<string, unknown> {
  return {
    GroupId: group.groupId,
    DisplayName: group.displayName,
    ExternalIds: externalIdsOf(world, group.externalId),
    Description: group.description,
    ...provenance(world, group),
    IdentityStoreId: world.identityCenter.identityStoreId,
  };
}

export function listGroups(
  call: AwsCall,
  input: StoreInput & Paging & { Filters?: Filter[] },
): Record<string, unknown> {
  requireStore(call, input);
  const filter = input.Filters?.[0];
  if (filter && filter.AttributePath !== 'DisplayName') {
    throw validationError(
      `Filter on ${filter.AttributePath} is not supported: use DisplayName.`,
    );
  }
  const displayName = filter?.AttributeValue.toLowerCase();
  const { records, NextToken } = pageOf({
    from: byId(call.world.identityCenter.groups),
    keep: group =>
      !displayName || group.displayName.toLowerCase() === displayName,
    maxResults: input.MaxResults,
    nextToken: input.NextToken,
    scope: ['ListGroups', input.IdentityStoreId, displayName],
  });
  return { Groups: records.map(group => shownGroup(call, group)), NextToken };
}

export function describeGroup(
  call: AwsCall,
  input: StoreInput & { GroupId: string },
): Record<string, unknown> {
  requireStore(call, input);
  return shownGroup(call, requireGroup(call, input.GroupId));
}

export function getGroupId(
  call: AwsCall,
  input: StoreInput & { AlternateIdentifier: AlternateIdentifier },
): Record<string, unknown> {
  const { world } = call;
  requireStore(call, input);
  const { ExternalId, UniqueAttribute } = input.AlternateIdentifier;
  let group: IdentityCenterGroup | undefined;
  if (ExternalId) {
    group =
      ExternalId.Issuer === externalIssuer(world)
        ? findGroupByExternalId(world, ExternalId.Id)
        : undefined;
  } else if (UniqueAttribute) {
    if (UniqueAttribute.AttributePath.toLowerCase() !== 'displayname') {
      throw validationError(
        `Attribute path ${UniqueAttribute.AttributePath} is not supported: use displayName.`,
      );
    }
    group = findGroupByDisplayName(
      world,
      String(UniqueAttribute.AttributeValue),
    );
  }
  if (!group) {
    throw resourceNotFound('GROUP');
  }
  return { GroupId: group.groupId, IdentityStoreId: input.IdentityStoreId };
}

export function createGroup(
  call: AwsCall,
  input: StoreInput & { DisplayName?: string; Description?: string },
): Record<string, unknown> {
  requireWritableStore(call, input, 'CreateGroup');
  const { DisplayName: displayName, Description: description } = input;
  if (displayName === undefined) {
    throw validationError('DisplayName is a required attribute.');
  }
  const { groupId } = writing(() =>
    createIdentityCenterGroup(call.world, call.now, {
      displayName,
      description,
    }),
  );
  return { GroupId: groupId, IdentityStoreId: input.IdentityStoreId };
}

export function updateGroup(
  call: AwsCall,
  input: StoreInput & {
    GroupId: string;
    Operations: Array<{ AttributePath: string; AttributeValue?: unknown }>;
  },
): Record<string, unknown> {
  requireWritableStore(call, input, 'UpdateGroup');
  requireGroup(call, input.GroupId);
  const changes: IdentityCenterGroupChanges = {};
  for (const { AttributePath, AttributeValue } of input.Operations) {
    const value = AttributeValue ?? undefined;
    if (AttributePath === 'displayName' && typeof value === 'string') {
      changes.displayName = value;
    } else if (
      AttributePath === 'description' &&
      (value === undefined || typeof value === 'string')
    ) {
      changes.description = value;
    } else {
      throw validationError(
        `Attribute path ${AttributePath} is not supported with this value.`,
      );
    }
  }
  writing(() =>
    updateIdentityCenterGroup(call.world, call.now, input.GroupId, changes),
  );
  return {};
}

export function deleteGroup(
  call: AwsCall,
  input: StoreInput & { GroupId: string },
): Record<string, unknown> {
  requireWritableStore(call, input, 'DeleteGroup');
  requireGroup(call, input.GroupId);
  deleteIdentityCenterGroup(call.world, input.GroupId);
  return {};
}
