/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { quotaExceeded, quotasOf } from '../../world/accounts';
import { findRole } from '../../world/roles';
import { domainArn } from '../../world/studioDomains';
import {
  EntityStatus,
  Quotas,
  Settling,
  Space,
  StudioDomain,
  UserProfile,
} from '../../world/World';
import { AwsCall } from '../AwsCall';
import { AwsError, validationError } from '../AwsError';

export type Tag = { Key: string; Value: string };

/** Paging members that every List operation takes. */
export type ListInput = {
  NextToken?: string;
  MaxResults?: number;
  SortBy?: 'CreationTime' | 'LastModifiedTime';
  SortOrder?: 'Ascending' | 'Descending';
};

/** Seconds since the epoch with milliseconds as a fraction, as JSON 1.1 has timestamps. */
export function timestamp(milliseconds: number): number {
  return milliseconds / 1000;
}

/** A position that sorts by time, then by id. */
export function timePosition(milliseconds: number, id: string): string {
  return `${String(milliseconds).padStart(15, '0')}|${id}`;
}

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFound', message);
}

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message);
}

/** Callers see their own account and Region only. */
export function isVisible(call: AwsCall, domain: StudioDomain): boolean {
  return (
    domain.accountId === call.caller.accountId && domain.region === call.region
  );
}

export function findVisibleDomain(
  call: AwsCall,
  domainId: string,
): StudioDomain | undefined {
  const domain = call.world.domains[domainId];
  return domain && isVisible(call, domain) ? domain : undefined;
}

/** For operations that AWS models with ResourceNotFound. */
export function requireDomain(call: AwsCall, domainId: string): StudioDomain {
  const domain = findVisibleDomain(call, domainId);
  if (!domain) {
    throw resourceNotFound(`Domain [${domainId}] does not exist.`);
  }
  return domain;
}

/** For what is created in a domain: it must exist and be in service. AWS models no ResourceNotFound there. */
export function requireDomainInService(
  call: AwsCall,
  domainId: string,
): StudioDomain {
  const domain = findVisibleDomain(call, domainId);
  if (!domain) {
    throw validationError(`Domain [${domainId}] does not exist.`);
  }
  requireSteady(domain, 'Domain', domainArn(domain));
  return domain;
}

/** Refuses while other work on the resource goes on. */
export function requireSteady(
  resource: Settling,
  kind: string,
  arn: string,
): void {
  const busy: EntityStatus[] = ['Pending', 'Updating', 'Deleting'];
  if (busy.includes(resource.status)) {
    throw resourceInUse(
      `${kind} [${arn}] is in use: its status is ${resource.status}.`,
    );
  }
}

/** SageMaker takes only roles that exist in the caller's own account. */
export function requireRole(call: AwsCall, settings: unknown): void {
  const role = (settings as { ExecutionRole?: string } | undefined)
    ?.ExecutionRole;
  if (role === undefined) {
    return;
  }
  if (role.split(':')[4] !== call.caller.accountId) {
    throw validationError(
      `Cross-account pass role is not allowed: execution role ${role} is not in account ${call.caller.accountId}.`,
    );
  }
  if (!findRole(call.world, role)) {
    throw validationError(
      `Could not assume role ${role}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
    );
  }
}

/** Refuses one more than the account has in the Region. */
export function requireQuota(
  call: AwsCall,
  quota: keyof Quotas,
  used: number,
): void {
  const limit = quotasOf(call.world, call.caller.accountId, call.region)[quota];
  if (used < limit) {
    return;
  }
  throw new AwsError(
    'ResourceLimitExceeded',
    quotaExceeded(quota, limit, used),
  );
}

export function visibleDomains(call: AwsCall): StudioDomain[] {
  return Object.values(call.world.domains).filter(domain =>
    isVisible(call, domain),
  );
}

/** Settings given now replace those set before; others stay. AWS cannot unset any. */
export function merged(
  before: unknown,
  changes: unknown,
): Record<string, unknown> {
  return Object.assign({}, before, changes);
}

/** Reserved for AWS itself. */
export function tagsOf(tags: Tag[] = []): Record<string, string> {
  const reserved = tags.find(({ Key }) => /^aws:/i.test(Key));
  if (reserved) {
    throw validationError(
      `Tag key '${reserved.Key}' is not valid: keys that begin with 'aws:' are reserved.`,
    );
  }
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** The reason of a failure, told only once the resource has failed. */
export function shownFailure(
  resource: Pick<Settling, 'status' | 'failureReason'>,
): string | undefined {
  return resource.status.endsWith('Failed')
    ? resource.failureReason
    : undefined;
}

export function profileArn(
  domain: StudioDomain,
  profile: Pick<UserProfile, 'userProfileName'>,
): string {
  return `arn:aws:sagemaker:${domain.region}:${domain.accountId}:user-profile/${
    domain.domainId
  }/${profile.userProfileName.toLowerCase()}`;
}

export function spaceArn(
  domain: StudioDomain,
  space: Pick<Space, 'spaceName'>,
): string {
  return `arn:aws:sagemaker:${domain.region}:${domain.accountId}:space/${
    domain.domainId
  }/${space.spaceName.toLowerCase()}`;
}
