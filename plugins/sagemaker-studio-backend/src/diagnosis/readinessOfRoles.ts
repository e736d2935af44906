/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { roleName } from '../model/roleName';
import type { ReadinessFacts } from './readinessFacts';
import { attention, failed, notSeen, ok, type Finding } from './readinessWords';
import { say, sentenceOf } from '../util/say';

/** Whether SageMaker may work as the execution roles that requests may name. */
export function trust({ domain, roles: seen }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(say('what.trust-policies'), seen);
  }
  const missing = seen.roles.filter(({ found }) => !found);
  if (missing.length) {
    return failed(
      say('roles.missing', {
        roles: missing.map(({ arn }) => arn),
        count: missing.length,
      }),
      say('roles.missing.remedy', {
        account: domain.accountId,
        domainId: domain.domainId,
      }),
    );
  }
  const closed = seen.roles.filter(({ trustsSageMaker }) => !trustsSageMaker);
  return closed.length
    ? failed(
        say('roles.closed', { roles: names(closed), count: closed.length }),
        say('roles.closed.remedy', { account: domain.accountId }),
      )
    : ok(say('roles.usable', { roles: names(seen.roles) }));
}

/**
 * Whether people who work as the execution roles may open a space and an app. IAM's simulator sees the policies of the role
 * alone, so what it misses is worth a look and no failure.
 */
export function permissions({
  domain,
  rolePermissions: seen,
}: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(say('what.role-permissions'), seen);
  }
  const lacking = seen.roles.filter(({ missing }) => missing.length > 0);
  const { kmsKey: key } = seen;
  if (!lacking.length) {
    const roles = names(seen.roles);
    return ok(
      key === undefined
        ? say('roles.permitted', { roles })
        : say('roles.permitted-key', { roles, key }),
    );
  }
  const missing = lacking.flatMap(role => role.missing);
  const mentionsKey = missing.some(({ action }) => action.startsWith('kms:'));
  return attention(
    say('roles.lacking', {
      count: lacking.length,
      lacks: lacking.map(role =>
        say('roles.may-not', {
          role: roleName(role.arn),
          actions: role.missing.map(({ action }) => action),
        }),
      ),
    }),
    say(mentionsKey ? 'roles.lacking-key.remedy' : 'roles.lacking.remedy', {
      account: domain.accountId,
      permissions: [
        ...new Map(
          missing.map(each => [
            `${each.action} ${each.resource}`,
            say('roles.action-on', each),
          ]),
        ).values(),
      ],
    }),
  );
}

/** Whether the portal may give those roles to profiles. */
export function passRole({ domain, passRole: seen }: ReadinessFacts): Finding {
  if (domain.mode !== 'manage') {
    return {
      status: 'not-checked',
      ...sentenceOf(say('pass-role.not-needed')),
    };
  }
  if (seen?.outcome !== 'seen') {
    return notSeen(say('what.pass-role'), seen);
  }
  const denied = seen.decisions.filter(({ allowed }) => !allowed);
  return denied.length
    ? failed(
        say('pass-role.denied', { by: seen.by, roles: names(denied) }),
        say('pass-role.denied.remedy', {
          arns: denied.map(({ arn }) => arn),
        }),
      )
    : ok(say('pass-role.ok', { by: seen.by, roles: names(seen.decisions) }));
}

function names(roles: { arn: string }[]): string[] {
  return roles.map(({ arn }) => roleName(arn));
}
