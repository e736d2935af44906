/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError, InputError } from '@backstage/errors';
import type {
  Plan,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/;

/** @throws InputError, ConflictError when the domain cannot be managed */
export function checkDomain(domain: StudioDomain): void {
  const { obstacle } = domain;
  if (!obstacle) {
    return;
  }
  const message = `${obstacle.message} ${obstacle.remedy}`;
  // What can pass or be configured away is a conflict with the state of now; the rest no retry will change.
  throw obstacle.code === 'not-in-service' || obstacle.code === 'observe-only'
    ? new ConflictError(message)
    : new InputError(message);
}

/**
 * The role asked for, or the domain's default.
 *
 * @throws InputError when it may not be asked for
 */
export function checkRole(
  role: string | undefined,
  domain: StudioDomain,
): string {
  const executionRole = role ?? domain.defaultExecutionRole;
  const allowed = `the roles for '${
    domain.domainId
  }' are ${domain.executionRoles.join(', ')}`;
  if (!ROLE_ARN.test(executionRole)) {
    throw new InputError(
      `executionRole '${executionRole}' is not the ARN of an IAM role; ${allowed}`,
    );
  }
  if (!domain.executionRoles.includes(executionRole)) {
    throw new InputError(
      `executionRole '${executionRole}' may not be asked for; ${allowed}. Others have to be added to sagemakerStudio.domains.${domain.domainId}.executionRoles in app-config`,
    );
  }
  return executionRole;
}

/** @throws InputError, ConflictError when one of the people cannot be onboarded, naming each and what to do */
export function checkPeople(plan: Plan): void {
  const obstacles = plan.items.flatMap(({ obstacle }) => obstacle ?? []);
  if (obstacles.length) {
    const words = obstacles
      .map(({ message, remedy }) => `${message} ${remedy}`)
      .join(' ');
    throw obstacles.every(({ code }) => code === 'access-ending')
      ? new ConflictError(words)
      : new InputError(words);
  }
}
