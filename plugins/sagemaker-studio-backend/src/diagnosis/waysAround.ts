/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Ways to go on working in a domain without a sign-in through IAM Identity Center. No assignment gives or takes them, so
 * the end of access does not end them. AWS does not report who has the IAM credentials, nor which sessions go on.
 */
import { count, list } from './facts';

const MAX_NAMES = 5;

/** That people with IAM credentials come in by remote IDEs; absent where no space lets them. */
export function byRemoteAccess(spaces: string[]): string | undefined {
  if (spaces.length === 0) {
    return undefined;
  }
  const one = spaces.length === 1;
  return `Remote IDEs may connect to ${spacesInWords(
    spaces,
  )}: whoever has IAM credentials that allow sagemaker:StartSession on ${
    one ? 'it' : 'them'
  } comes in without IAM Identity Center. AWS does not report who has.`;
}

/** That what somebody started may go on after they have lost access; absent where nothing is passed on. */
export function byBackgroundSessions(
  identityPropagation: boolean | undefined,
): string | undefined {
  return identityPropagation
    ? 'Identities are passed on to other AWS services here (trusted identity propagation), and user background sessions there may go on after the end of access. AWS does not report which do.'
    : undefined;
}

/** `the space 'a'`, `the 12 spaces 'a', 'b' and others`. */
export function spacesInWords(spaces: string[]): string {
  const names = spaces.slice(0, MAX_NAMES).map(name => `'${name}'`);
  return spaces.length === 1
    ? `the space ${names.join('')}`
    : `the ${count(spaces.length, 'space')} ${list(
        spaces.length > MAX_NAMES ? [...names, 'others'] : names,
      )}`;
}
