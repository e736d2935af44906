/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * What makes a domain ready for people: step by step, in the order in which one would set it up.
 *
 * @public
 */
export type ReadinessCheckCode =
  | 'identity-center-instance'
  | 'region'
  | 'sso-mode'
  | 'domain-in-service'
  | 'application'
  | 'assignment-required'
  | 'users-synced'
  | 'execution-role-trust'
  | 'pass-role'
  | 'quota'
  | 'session-names'
  | 'idle-shutdown'
  | 'managed';

/**
 * The outcome of one check. `not-checked` says so plainly, with what would be needed to check.
 *
 * @public
 */
export type ReadinessCheck = {
  code: ReadinessCheckCode;
  status: 'ok' | 'attention' | 'failed' | 'not-checked';
  /** What was found, in words. */
  sentence: string;
  /** What to do and who can; absent when all is well. */
  remedy?: string;
};

/**
 * Whether people can be let into a domain, as last seen.
 *
 * @public
 */
export type DomainReadiness = {
  domainId: string;
  /** `ready` when no check failed or asks for attention; what was not checked does not count. */
  status: 'ready' | 'attention' | 'not-ready';
  checks: ReadinessCheck[];
  /** ISO 8601; the oldest observation behind the checks. */
  seenAt?: string;
};
