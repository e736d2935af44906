/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CompiledStatement,
  compilePolicy,
  ConditionContext,
} from './compilePolicy';

/** One permission that a call needs. */
export type Permission = {
  /** e.g. `sagemaker:ListDomains` */
  action: string;
  /** An ARN, or `*` for actions without resources. */
  resource: string;
  context?: ConditionContext;
};

/** A decision, in the words of SimulatePrincipalPolicy. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** Who asks to assume a role. */
export type TrustedCaller = {
  accountId: string;
  /** ARN of the user or session. */
  arn: string;
  /** ARN of the user, or of the role behind the session. */
  principalArn: string;
};

/** How a trust policy answers: whether it names the caller itself, or the account that the caller is in. */
export type TrustDecision = Decision | 'account-allowed';

function applies(
  statement: CompiledStatement,
  { action, resource, context = {} }: Permission,
): boolean {
  return (
    statement.matchesAction(action) &&
    statement.matchesResource(resource) &&
    statement.conditions.every(({ key, values }) => {
      const value = context[key];
      return value !== undefined && values.includes(value);
    })
  );
}

/** What the policies of a role or user say: a denial wins, and what nobody allows is denied. */
export function evaluatePolicies(
  documents: readonly unknown[],
  permission: Permission,
): Decision {
  let decision: Decision = 'implicitDeny';
  for (const document of documents) {
    for (const statement of compilePolicy(document, 'identity')) {
      if (applies(statement, permission)) {
        if (statement.effect === 'Deny') {
          return 'explicitDeny';
        }
        decision = 'allowed';
      }
    }
  }
  return decision;
}

function trusts(
  { principals }: CompiledStatement,
  caller: TrustedCaller,
): 'caller' | 'account' | undefined {
  const names = principals?.aws ?? [];
  if (names.includes(caller.arn) || names.includes(caller.principalArn)) {
    return 'caller';
  }
  return principals?.anybody ||
    names.includes(caller.accountId) ||
    names.includes(`arn:aws:iam::${caller.accountId}:root`)
    ? 'account'
    : undefined;
}

/** What the trust policy of a role says to a caller. */
export function evaluateTrust(
  document: unknown,
  caller: TrustedCaller,
  permission: Permission,
): TrustDecision {
  const allowed = new Set<'caller' | 'account'>();
  for (const statement of compilePolicy(document, 'trust')) {
    const trusted = trusts(statement, caller);
    if (trusted && applies(statement, permission)) {
      if (statement.effect === 'Deny') {
        return 'explicitDeny';
      }
      allowed.add(trusted);
    }
  }
  if (allowed.has('caller')) {
    return 'allowed';
  }
  return allowed.has('account') ? 'account-allowed' : 'implicitDeny';
}
