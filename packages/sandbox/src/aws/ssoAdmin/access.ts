/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Account permissions in Identity Center, in the instance's own Region only: the owner account may do everything; a
 * member account may read users and groups and manage the applications that it hosts.
 */
import { isApplicationShown } from '../../world/studioDomains';
import { Application } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { accessDenied, AwsError } from '../AwsError';

export function isOwner({ world, caller }: AwsCall): boolean {
  return caller.accountId === world.identityCenter.ownerAccountId;
}

export function isHomeRegion({ world, region }: AwsCall): boolean {
  return region === world.identityCenter.region;
}

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

/** The instance, as far as the caller's Region shows it. AWS does not tell an unknown instance from a forbidden one. */
export function requireInstance(
  call: AwsCall,
  instanceArn: string,
  action: string,
): void {
  const known = instanceArn === call.world.identityCenter.instanceArn;
  if (!known || !isHomeRegion(call)) {
    throw accessDenied(call.caller.arn, action, instanceArn);
  }
}

/** The application, if the caller may see it. */
export function requireApplication(
  call: AwsCall,
  applicationArn: string,
  action: string,
): Application {
  const application = call.world.identityCenter.applications[applicationArn];
  if (
    !application ||
    !isHomeRegion(call) ||
    !isApplicationShown(call.world, application)
  ) {
    throw resourceNotFound(
      `Application with arn '${applicationArn}' not found.`,
    );
  }
  const hosts = application.applicationAccount === call.caller.accountId;
  if (!isOwner(call) && !hosts) {
    throw accessDenied(call.caller.arn, action, applicationArn);
  }
  return application;
}

/** Entries on a page: what is asked for or the default, half of it where pages are switched to come short. */
export function pageSize({ world }: AwsCall, asked?: number): number {
  const { ssoAdminPageSize, shortPages } = world.switches;
  const size = asked ?? ssoAdminPageSize;
  return shortPages ? Math.max(1, Math.floor(size / 2)) : size;
}
