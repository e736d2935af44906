/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { DateTime, Duration } from 'luxon';
import type { Clock } from './Clock';

/** A step of a scaffolder task, as far as work on a request needs it. */
export type Task = {
  /** Of who started the task. */
  credentials: BackstageCredentials;
  deadline: DateTime;
  clock: Clock;
  pollInterval: Duration;
  reminderInterval: Duration;
  logger: LoggerService;
  /** Aborted when the task is cancelled. */
  signal?: AbortSignal;
  dryRun: boolean;
  taskId: string;
  stepId?: string;
  /** Runs once for the key, however often the task is begun again. */
  checkpoint: (options: {
    key: string;
    fn: () => Promise<string>;
  }) => Promise<string>;
  /** Where the portal is, to name whole addresses in the log. */
  appBaseUrl?: string;
};

/** For every call on behalf of who started the task. */
export function callOf({ credentials, signal }: Task) {
  return { credentials, signal };
}
