/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

const SAGEMAKER = 'sagemaker.amazonaws.com';
const ASSUME = 'sts:AssumeRole';

/**
 * Whether a trust policy lets SageMaker work as the role. Conditions are taken as met, since whether they are shows only
 * when SageMaker asks.
 *
 * @param document - the policy as JSON text
 */
export function trustsSageMaker(document: string): boolean {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    return false;
  }
  const statements = listOf(member(policy, 'Statement')).filter(
    statement =>
      namesSageMaker(member(statement, 'Principal')) &&
      listOf(member(statement, 'Action')).some(
        action => typeof action === 'string' && matches(action, ASSUME),
      ),
  );
  const effects = statements.map(statement => member(statement, 'Effect'));
  return effects.includes('Allow') && !effects.includes('Deny');
}

function namesSageMaker(principal: unknown): boolean {
  return (
    principal === '*' ||
    listOf(member(principal, 'Service')).some(
      service => service === SAGEMAKER || service === '*',
    )
  );
}

/** Whether an action is meant, in which `*` stands for any letters and `?` for one; letter case does not matter. */
function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}

/** IAM takes a single value where it takes a list. */
function listOf(value: unknown): unknown[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
