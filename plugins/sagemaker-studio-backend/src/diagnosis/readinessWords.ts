/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ReadinessCheck } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Unseen } from './readinessFacts';

/** The result of a check. */
export type Finding = Omit<ReadinessCheck, 'code'>;

export function ok(sentence: string): Finding {
  return { status: 'ok', sentence };
}

export function attention(sentence: string, remedy: string): Finding {
  return { status: 'attention', sentence, remedy };
}

export function failed(sentence: string, remedy: string): Finding {
  return { status: 'failed', sentence, remedy };
}

/** The value could not be read; the remedy is what reading it needs. */
export function notSeen(
  what: string,
  observation: Unseen | undefined,
): Finding {
  switch (observation?.outcome) {
    case 'not-allowed':
      return {
        status: 'not-checked',
        sentence: `${what} could not be looked at: the IAM action ${observation.action} is missing.`,
        remedy: `To have it checked, allow ${observation.action} to the role by which this portal reads AWS.`,
      };
    case 'failed':
      return {
        status: 'not-checked',
        sentence: `${what} could not be looked at: ${observation.message}`,
        remedy: 'It is tried again by itself.',
      };
    default:
      return {
        status: 'not-checked',
        sentence: `${what} has not been looked at yet.`,
        remedy: 'Wait for the next look, or refresh.',
      };
  }
}
