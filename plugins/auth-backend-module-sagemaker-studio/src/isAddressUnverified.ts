/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { decodeJwt } from 'jose';

/** Where the providers of Backstage put what the userinfo endpoint says: `oidc` and those based on Passport. */
const CLAIMS_IN_PROFILE = ['userinfo', '_json'];

/**
 * Whether the sign-in provider says that the address is not verified, so that anybody may have typed it. Providers that
 * say nothing of it are believed.
 *
 * @param result - of the authenticator
 */
export function isAddressUnverified(result: unknown): boolean {
  const profile = fieldOf(result, 'fullProfile');
  const idToken = fieldOf(fieldOf(result, 'session'), 'idToken');
  return [
    profile,
    ...CLAIMS_IN_PROFILE.map(name => fieldOf(profile, name)),
    ...(typeof idToken === 'string' ? [decodeJwt(idToken)] : []),
  ]
    .map(claims => fieldOf(claims, 'email_verified'))
    .some(claim => claim === false || claim === 'false');
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
