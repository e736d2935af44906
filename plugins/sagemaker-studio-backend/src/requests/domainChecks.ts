/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Preconditions of requests that depend on the domain and on the plan. */
import type {
  Plan,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refuse, type Refusal } from '../model/outcome';
import { say, sayAll, messageOf, remedyOf } from '../util/say';

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
      sayAll([messageOf(obstacle), remedyOf(obstacle)]),
    )
  );
}

/** Whether the role may be asked for in the domain. */
export function checkRole(
  role: string,
  domain: StudioDomain,
): Refusal | undefined {
  const allowed = {
    domain: domain.domainId,
    roles: domain.executionRoles.join(', '),
  };
  if (!ROLE_ARN.test(role)) {
    return refuse('invalid', say('refused.role-arn', { role, ...allowed }));
  }
  const [, , , , account] = role.split(':');
  if (account !== domain.accountId) {
    return refuse(
      'invalid',
      say('refused.role-account', {
        role,
        account: account ?? '',
        own: domain.accountId,
      }),
    );
  }
  return domain.executionRoles.includes(role)
    ? undefined
    : refuse(
        'invalid',
        say('refused.role-of-domain', {
          role,
          ...allowed,
          id: domain.domainId,
        }),
      );
}

/** Whether it is the ARN of a role at all. */
export function checkRoleArn(role: string, field: string): Refusal | undefined {
  return ROLE_ARN.test(role)
    ? undefined
    : refuse('invalid', say('refused.field-role-arn', { field, role }));
}

/** Whether the domain of the plan can be created; names each problem, and what to do. */
export function checkNewDomain({ newDomain }: Plan): Refusal | undefined {
  const problems = newDomain?.problems ?? [];
  return problems.length
    ? refuse(
        'conflict',
        sayAll(problems.flatMap(each => [messageOf(each), remedyOf(each)])),
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
        sayAll(obstacles.flatMap(each => [messageOf(each), remedyOf(each)])),
      )
    : undefined;
}
