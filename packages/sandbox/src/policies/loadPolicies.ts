/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { compilePolicy, PolicyError, PolicyKind } from './compilePolicy';
import { AccountPolicies } from './AccountPolicies';

function load(document: unknown, kind: PolicyKind, of: string): void {
  try {
    compilePolicy(document, kind);
  } catch (error) {
    throw error instanceof PolicyError
      ? new PolicyError(`${of}: ${error.message}`)
      : error;
  }
}

/**
 * Compiles policies before any call needs them.
 *
 * @param of - whose they are, for the error
 * @throws PolicyError when one holds what the sandbox does not enforce.
 */
export function loadPolicies(
  { policies, trustPolicies, managedPolicies }: Partial<AccountPolicies>,
  of: string,
): void {
  for (const [principal, documents] of Object.entries(policies ?? {})) {
    for (const document of documents) {
      load(document, 'identity', `A policy of ${principal} in ${of}`);
    }
  }
  for (const [arn, document] of Object.entries(managedPolicies ?? {})) {
    load(document, 'identity', `${arn} in ${of}`);
  }
  for (const [role, document] of Object.entries(trustPolicies ?? {})) {
    load(document, 'trust', `The trust policy of role/${role} in ${of}`);
  }
}
