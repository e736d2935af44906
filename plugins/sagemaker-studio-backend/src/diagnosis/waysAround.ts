/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Ways to go on working in a domain without a sign-in through IAM Identity Center. No assignment gives or takes them, so
 * the end of access does not end them. AWS does not report who has the IAM credentials, nor which sessions go on.
 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { say } from '../util/say';

const MAX_NAMES = 5;

/** That people with IAM credentials come in by remote IDEs; absent where no space lets them. */
export function byRemoteAccess(spaces: string[]): Message | undefined {
  if (spaces.length === 0) {
    return undefined;
  }
  const [space, ...others] = spaces;
  if (space !== undefined && others.length === 0) {
    return say('remote.space', { space });
  }
  const names = spaces.slice(0, MAX_NAMES).map(name => `'${name}'`);
  return say('remote.spaces', {
    number: spaces.length,
    spaces: spaces.length > MAX_NAMES ? [...names, say('others')] : names,
  });
}

/** That what somebody started may go on after they have lost access; absent where nothing is passed on. */
export function byBackgroundSessions(
  identityPropagation: boolean | undefined,
): Message | undefined {
  return identityPropagation ? say('background.on') : undefined;
}
