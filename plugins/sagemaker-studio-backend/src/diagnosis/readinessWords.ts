/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ReadinessCheck } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { quote, say, sentenceAndRemedy, sentenceOf } from '../util/say';
import type { Unseen } from './readinessFacts';

/** The result of a check. */
export type Finding = Omit<ReadinessCheck, 'code'>;

export function ok(sentence: Message): Finding {
  return { status: 'ok', ...sentenceOf(sentence) };
}

export function attention(sentence: Message, remedy: Message): Finding {
  return { status: 'attention', ...sentenceAndRemedy(sentence, remedy) };
}

export function failed(sentence: Message, remedy: Message): Finding {
  return { status: 'failed', ...sentenceAndRemedy(sentence, remedy) };
}

/** The value could not be read; the remedy is what reading it needs. */
export function notSeen(
  what: Message,
  observation: Unseen | undefined,
): Finding {
  switch (observation?.outcome) {
    case 'not-allowed':
      return {
        status: 'not-checked',
        ...sentenceAndRemedy(
          say('unseen.action', { what, action: observation.action }),
          say('unseen.action.remedy', { action: observation.action }),
        ),
      };
    case 'failed':
      return {
        status: 'not-checked',
        ...sentenceAndRemedy(
          say('unseen.failed', { what, reason: quote(observation.message) }),
          say('unseen.failed.remedy'),
        ),
      };
    default:
      return {
        status: 'not-checked',
        ...sentenceAndRemedy(
          say('unseen.yet', { what }),
          say('unseen.yet.remedy'),
        ),
      };
  }
}
