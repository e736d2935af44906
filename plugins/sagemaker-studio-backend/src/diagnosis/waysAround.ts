/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Ways to go on working in a domain without a sign-in through IAM Identity Center. No assignment gives or takes them, so
 * the end of access does not end them. AWS does not report who has the IAM credentials, nor which sessions go on.
 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { say } from '../util/say';
import type { ReadinessFacts } from './readinessFacts';

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

/**
 * Whether what people start may go on after their access ends: identities are passed on to other services, and the
 * domain's application does not rule out background sessions. `undefined` where the domain's settings were not read.
 */
export function hasBackgroundSessions({
  settings,
  application,
}: Pick<ReadinessFacts, 'settings' | 'application'>): boolean | undefined {
  if (settings?.outcome !== 'seen') {
    return undefined;
  }
  const isRuledOut =
    application?.outcome === 'seen' &&
    application.found &&
    application.backgroundSessions === false;
  return settings.identityPropagation && !isRuledOut;
}

/** That what somebody started may go on after they have lost access; absent where it does not, or where that was not read. */
export function byBackgroundSessions(
  backgroundSessions: boolean | undefined,
): Message | undefined {
  return backgroundSessions ? say('background.on') : undefined;
}
