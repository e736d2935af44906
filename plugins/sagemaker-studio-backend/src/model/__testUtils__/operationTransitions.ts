/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StepOutcome } from '../finishStep';

/** Commands of an operation: a step begins or ends; somebody retries the operation, or another one replaces it. */
export type OperationCommand =
  | 'begin'
  | StepOutcome['type']
  | 'retry'
  | 'cancel';

/**
 * Every state that an event leads to. Where there are two, the steps decide: the last one done ends the operation, an
 * error that somebody has to act upon blocks it, and so does a step that AWS has undone too often.
 */
export const OPERATION_TRANSITIONS: Record<
  OperationStatus,
  Partial<Record<OperationCommand, readonly OperationStatus[]>>
> = {
  running: {
    // A step that was interrupted begins again.
    begin: ['running'],
    done: ['running', 'succeeded'],
    wait: ['waiting'],
    move: ['running'],
    redo: ['waiting', 'blocked'],
    failed: ['waiting', 'blocked'],
    cancel: ['cancelled'],
  },
  waiting: {
    begin: ['running'],
    cancel: ['cancelled'],
  },
  blocked: {
    // Taking access back goes on by itself.
    begin: ['running'],
    retry: ['running'],
    cancel: ['cancelled'],
  },
  succeeded: {},
  cancelled: {},
};
