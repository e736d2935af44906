/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { LoggerService } from '@backstage/backend-plugin-api';
import { Duration, type DateTime } from 'luxon';
import type { Clock } from './Clock';
import { isTransient, sentenceOf } from './errors';

const LONGEST_PAUSE = Duration.fromObject({ seconds: 30 });

export type Patience = {
  clock: Clock;
  deadline: DateTime;
  pause: Duration;
  logger: LoggerService;
  signal?: AbortSignal;
};

/**
 * Makes a call, again and again while the back end is away, until the deadline. Every call made through here may be made
 * twice without harm.
 */
export async function patiently<T>(
  call: () => Promise<T>,
  options: Patience,
): Promise<T> {
  let { pause } = options;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const next = options.clock.now().plus(pause);
      if (!isTransient(error) || next > options.deadline) {
        throw error;
      }
      options.logger.warn(
        `The back end of SageMaker Studio access cannot answer now (${sentenceOf(
          error,
        )}); asking again in ${Math.ceil(pause.as('seconds'))} s`,
      );
      await options.clock.sleep(pause, options.signal);
      pause = Duration.fromMillis(
        Math.min(pause.toMillis() * 2, LONGEST_PAUSE.toMillis()),
      );
    }
  }
}
