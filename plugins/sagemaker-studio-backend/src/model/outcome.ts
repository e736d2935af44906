/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { NewEvent } from './records';

/**
 * Why a command cannot be carried out. Every precondition is a function `check…` that returns the refusal, or `undefined`
 * when the precondition is met.
 */
export type Refusal = {
  refusal: {
    reason: 'not-allowed' | 'conflict' | 'invalid';
    /** Names the thing concerned and says what to do; in English. */
    message: string;
    /** The same as a code with its values. */
    messages: { message: Message };
  };
};

/** The result of a command: the new state and its events. */
export type Transition<TState> = { state: TState; events: NewEvent[] };

/** Whether a command was refused. */
export function isRefusal(result: object): result is Refusal {
  return 'refusal' in result;
}

/** Refuses a command. */
export function refuse(
  reason: Refusal['refusal']['reason'],
  message: Message,
): Refusal {
  return {
    refusal: { reason, message: englishOf(message), messages: { message } },
  };
}
