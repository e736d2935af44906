/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Changes settings as a scaffolder task: read, say what a change would do, save. What somebody else has changed meanwhile is read
// again, so their change is kept.

import { ConflictError, NotAllowedError } from '@backstage/errors';
import { sourceOf } from '../actions/input';
import { cancelledError, toTaskError } from '../onboarding/errors';
import type { Task } from '../onboarding/Task';

const MAX_ATTEMPTS = 3;

/** A change, as it would be saved now. */
export type SettingsDraft = {
  /** Whether saving it would change anything. */
  isChange: boolean;
  /** What it would do, for the log. */
  lines: string[];
  save: () => Promise<unknown>;
};

type ChangeResult = {
  changed: boolean;
  /** Markdown */
  summary: string;
};

/** @param unchanged - what the log says when everything is set like that already */
export async function changeSettings<TDraft extends SettingsDraft>(
  task: Task,
  draft: () => Promise<TDraft>,
  unchanged: string,
): Promise<ChangeResult & { draft: TDraft }> {
  try {
    // Settings say who has which right, so nobody but a person changes them.
    if (sourceOf(task.credentials) === 'agent') {
      throw new NotAllowedError(
        'A person has to run the template: an agent may not change settings',
      );
    }
    return await attemptToChange(task, draft, unchanged, 1);
  } catch (error) {
    throw task.signal?.aborted
      ? cancelledError(task, undefined)
      : toTaskError(error);
  }
}

async function attemptToChange<TDraft extends SettingsDraft>(
  task: Task,
  draft: () => Promise<TDraft>,
  unchanged: string,
  attempt: number,
): Promise<ChangeResult & { draft: TDraft }> {
  const { logger, dryRun } = task;
  const current = await draft();
  const { isChange, lines } = current;
  lines.forEach(line => logger.info(line));
  const result = {
    changed: isChange,
    summary: lines.map(line => `- ${line}`).join('\n'),
    draft: current,
  };
  if (dryRun) {
    logger.info('This was a check: nothing was changed');
    return result;
  }
  if (!isChange) {
    logger.info(unchanged);
    return result;
  }
  try {
    await current.save();
    return result;
  } catch (error) {
    if (attempt < MAX_ATTEMPTS && ConflictError.is(toTaskError(error))) {
      return attemptToChange(task, draft, unchanged, attempt + 1);
    }
    throw error;
  }
}
