/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { quote, say } from '../util/say';
import type { GrantRecord } from './records';

/** The state of access, in a sentence. */
export function statusOf({ status }: Pick<GrantRecord, 'status'>): Message {
  return say(`grant-status.${status}`);
}

/** Why access has ended, in a sentence. Earlier versions wrote other reasons in words. */
export function endReason(reason = 'revoked'): Message {
  switch (reason) {
    case 'revoked':
    case 'expired':
    case 'left':
    case 'target-gone':
      return say(`end-reason.${reason}`);
    default:
      return quote(reason);
  }
}
