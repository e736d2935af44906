/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotUniqueError } from '../../world/errors';
import { World } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { accessDenied, AwsError } from '../AwsError';

export type StoreInput = { IdentityStoreId: string };

export type Paging = { MaxResults?: number; NextToken?: string };

/** How a caller identifies a user or group without its id. Exactly one member is given. */
export type AlternateIdentifier = {
  ExternalId?: { Issuer: string; Id: string };
  UniqueAttribute?: { AttributePath: string; AttributeValue: unknown };
};

export type ResourceType =
  | 'GROUP'
  | 'USER'
  | 'IDENTITY_STORE'
  | 'GROUP_MEMBERSHIP';

export function resourceNotFound(type: ResourceType, id?: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${type} not found.`, {
    members: { ResourceType: type, ResourceId: id },
  });
}

/** The only conflict there is here: nothing changes while a call is carried out. */
export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, {
    members: { Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION' },
  });
}

/** The store, which is in its own Region only. Every account of the organization may read it. */
export function requireStore(
  call: AwsCall,
  { IdentityStoreId }: StoreInput,
): void {
  const { identityStoreId, region } = call.world.identityCenter;
  if (IdentityStoreId !== identityStoreId || call.region !== region) {
    throw resourceNotFound('IDENTITY_STORE', undefined);
  }
}

/** Only the owner account may write users and groups. */
export function requireWritableStore(
  call: AwsCall,
  input: StoreInput,
  action: string,
): void {
  requireStore(call, input);
  const { ownerAccountId } = call.world.identityCenter;
  if (call.caller.accountId !== ownerAccountId) {
    throw accessDenied(
      call.caller.arn,
      `identitystore:${action}`,
      `arn:aws:identitystore::${ownerAccountId}:identitystore/${input.IdentityStoreId}`,
    );
  }
}

/** Says taken names as AWS does. */
export function writing<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof NotUniqueError) {
      throw conflict(`Duplicate ${error.attribute}: ${error.message}`);
    }
    throw error;
  }
}

/** The issuer of external ids: the SCIM endpoint that the identity provider pushes to. AWS documents no format. */
export function externalIssuer(world: World): string {
  const { region, identityStoreId } = world.identityCenter;
  return `https://scim.${region}.amazonaws.com/${identityStoreId}/scim/v2/`;
}

export function externalIdsOf(
  world: World,
  externalId: string | undefined,
): Array<{ Issuer: string; Id: string }> | undefined {
  return externalId === undefined
    ? undefined
    : [{ Issuer: externalIssuer(world), Id: externalId }];
}

/** Creator, last editor, and their times. AWS documents no format of the names; nothing should depend on them. */
export function provenance(
  world: World,
  record: { createdAt: number; updatedAt: number; externalId?: string },
): Record<string, unknown> {
  const { ownerAccountId } = world.identityCenter;
  const by =
    record.externalId === undefined
      ? `arn:aws:iam::${ownerAccountId}:root`
      : externalIssuer(world);
  return {
    CreatedAt: record.createdAt / 1000,
    CreatedBy: by,
    UpdatedAt: record.updatedAt / 1000,
    UpdatedBy: by,
  };
}
