/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { Duration } from 'luxon';
import { systemClock } from '../onboarding/Clock';
import type { Task } from '../onboarding/Task';
import { DEFAULT_TIMEOUT_MINUTES } from './fields';
import type { StudioActionOptions } from './options';

/** The step that an action runs as. */
export async function taskOf(
  options: Omit<StudioActionOptions, 'studio'>,
  ctx: Pick<
    ActionContext<JsonObject, JsonObject>,
    | 'checkpoint'
    | 'getInitiatorCredentials'
    | 'isDryRun'
    | 'logger'
    | 'signal'
    | 'step'
    | 'task'
  >,
  timeoutMinutes = DEFAULT_TIMEOUT_MINUTES,
): Promise<Task> {
  const {
    clock = systemClock,
    pollInterval = Duration.fromObject({ seconds: 2 }),
    reminderInterval = Duration.fromObject({ seconds: 30 }),
  } = options;
  return {
    credentials: await ctx.getInitiatorCredentials(),
    deadline: clock.now().plus({ minutes: timeoutMinutes }),
    clock,
    pollInterval,
    reminderInterval,
    logger: ctx.logger,
    signal: ctx.signal,
    dryRun: ctx.isDryRun ?? false,
    taskId: ctx.task.id,
    stepId: ctx.step?.id,
    checkpoint: each => ctx.checkpoint(each),
    appBaseUrl: options.appBaseUrl,
  };
}
