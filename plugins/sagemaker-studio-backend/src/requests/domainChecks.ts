/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Preconditions of requests that depend on the domain and on the plan. */
import type {
  Plan,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refuse, type Refusal } from '../model/outcome';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/;

/** Whether the domain can be managed. */
export function checkDomain({ obstacle }: StudioDomain): Refusal | undefined {
  // A conflict can pass or be configured away; the other obstacles stay whatever is done here.
  const isConflict =
    obstacle?.code === 'not-in-service' || obstacle?.code === 'observe-only';
  return (
    obstacle &&
    refuse(
      isConflict ? 'conflict' : 'invalid',
      `${obstacle.message} ${obstacle.remedy}`,
    )
  );
}

/** Whether the role may be asked for in the domain. */
export function checkRole(
  role: string,
  domain: StudioDomain,
): Refusal | undefined {
  const allowed = `the roles for '${
    domain.domainId
  }' are ${domain.executionRoles.join(', ')}`;
  if (!ROLE_ARN.test(role)) {
    return refuse(
      'invalid',
      `executionRole '${role}' is not the ARN of an IAM role; ${allowed}`,
    );
  }
  const [, , , , account] = role.split(':');
  if (account !== domain.accountId) {
    return refuse(
      'invalid',
      `executionRole '${role}' is of the account ${account}, and SageMaker takes only roles of the domain's own account ${domain.accountId}`,
    );
  }
  return domain.executionRoles.includes(role)
    ? undefined
    : refuse(
        'invalid',
        `executionRole '${role}' may not be asked for; ${allowed}. The platform team can add others in the settings of the domain, or in sagemakerStudio.domains.${domain.domainId}.executionRoles where app-config sets it`,
      );
}

/** Whether it is the ARN of a role at all. */
export function checkRoleArn(role: string, field: string): Refusal | undefined {
  return ROLE_ARN.test(role)
    ? undefined
    : refuse('invalid', `${field}: '${role}' is not the ARN of an IAM role`);
}

/** Whether the domain of the plan can be created; names each problem, and what to do. */
export function checkNewDomain({ newDomain }: Plan): Refusal | undefined {
  const problems = newDomain?.problems ?? [];
  return problems.length
    ? refuse(
        'conflict',
        problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' '),
      )
    : undefined;
}

/** Whether all people of the plan can be onboarded; names each who cannot, and what to do. */
export function checkPeople(plan: Plan): Refusal | undefined {
  const obstacles = plan.items.flatMap(({ obstacle }) => obstacle ?? []);
  return obstacles.length
    ? refuse(
        obstacles.every(({ code }) => code === 'access-ending')
          ? 'conflict'
          : 'invalid',
        obstacles
          .map(({ message, remedy }) => `${message} ${remedy}`)
          .join(' '),
      )
    : undefined;
}
