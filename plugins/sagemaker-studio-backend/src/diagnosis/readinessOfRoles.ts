/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { list } from './facts';
import { roleName } from '../model/roleName';
import type { ReadinessFacts } from './readinessFacts';
import { attention, failed, notSeen, ok, type Finding } from './readinessWords';

/** Whether SageMaker may work as the execution roles that requests may name. */
export function trust({ domain, roles: seen }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen('The trust policies of the execution roles', seen);
  }
  const missing = seen.roles.filter(({ found }) => !found);
  if (missing.length) {
    return failed(
      `${list(missing.map(({ arn }) => arn))} ${
        missing.length === 1 ? 'does' : 'do'
      } not exist in IAM, so no profile can be made with it.`,
      `Create it in account ${domain.accountId}, or take it out of the domain and of sagemakerStudio.domains.${domain.domainId}.executionRoles.`,
    );
  }
  const closed = seen.roles.filter(({ trustsSageMaker }) => !trustsSageMaker);
  return closed.length
    ? failed(
        `${names(closed)} ${
          closed.length === 1 ? 'does' : 'do'
        } not trust sagemaker.amazonaws.com, so Studio cannot work as it.`,
        `An administrator of account ${domain.accountId} can let sagemaker.amazonaws.com do sts:AssumeRole in the role's trust policy.`,
      )
    : ok(`${names(seen.roles)} can be used by SageMaker.`);
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
    return notSeen('What the execution roles allow', seen);
  }
  const lacking = seen.roles.filter(({ missing }) => missing.length > 0);
  const key =
    seen.kmsKey === undefined ? '' : ` and use the key ${seen.kmsKey}`;
  if (!lacking.length) {
    return ok(`${names(seen.roles)} can open spaces and apps${key}.`);
  }
  const missing = lacking.flatMap(role => role.missing);
  const mentionsKey = missing.some(({ action }) => action.startsWith('kms:'));
  return attention(
    `${lacking
      .map(role => {
        const actions = role.missing.map(({ action }) => action);
        return `${roleName(role.arn)} may not ${list(actions)}`;
      })
      .join('; ')}, as IAM's simulator sees it, so people who work as ${
      lacking.length === 1 ? 'this role' : 'these roles'
    } cannot open a space or an app.`,
    `An administrator of account ${domain.accountId} can allow ${list([
      ...new Set(
        missing.map(({ action, resource }) => `${action} on ${resource}`),
      ),
    ])}.${
      mentionsKey
        ? ' The policy of the key may allow it as well, which the simulator does not see.'
        : ''
    }`,
  );
}

/** Whether the portal may give those roles to profiles. */
export function passRole({ domain, passRole: seen }: ReadinessFacts): Finding {
  if (domain.mode !== 'manage') {
    return {
      status: 'not-checked',
      sentence:
        'Whether this portal may pass execution roles does not matter while it only looks at the domain.',
    };
  }
  if (seen?.outcome !== 'seen') {
    return notSeen('Whether this portal may pass execution roles', seen);
  }
  const denied = seen.decisions.filter(({ allowed }) => !allowed);
  return denied.length
    ? failed(
        `${seen.by} may not pass ${names(
          denied,
        )} to SageMaker, so no profile can be made with it.`,
        `Allow iam:PassRole on ${list(
          denied.map(({ arn }) => arn),
        )} with the condition iam:PassedToService = sagemaker.amazonaws.com.`,
      )
    : ok(`${seen.by} may pass ${names(seen.decisions)} to SageMaker.`);
}

function names(roles: { arn: string }[]): string {
  return list(roles.map(({ arn }) => roleName(arn)));
}
