/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Changes settings as a scaffolder task: read, say what a change would do, save. Where somebody else has changed something
// meanwhile, it is read again: their change of another field is kept, and of the same field is not overwritten.

import { ConflictError, NotAllowedError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { sourceOf } from '../actions/input';
import { cancelledError, toTaskError } from '../onboarding/errors';
import type { Task } from '../onboarding/Task';

const MAX_ATTEMPTS = 3;

/** A change, as it would be saved now. */
export type SettingsDraft = {
  /** Whether saving it would change anything. */
  isChange: boolean;
  /** The effects of the change, for the log. */
  lines: string[];
  /** The present values that the change replaces, to be compared after a conflict. */
  replaced: unknown[];
  save: () => Promise<unknown>;
};

type ChangeResult = {
  changed: boolean;
  /** Markdown */
  summary: string;
};

/** The subject of a change, in words. */
type ChangeWords = {
  /** The log entry if nothing would change. */
  unchanged: string;
  /** The setting that cannot be overwritten, such as `the leads of group:default/forecasting`. */
  subject: string;
};

/** @throws ConflictError naming the subject when somebody else has changed meanwhile what this would change */
export async function changeSettings<TDraft extends SettingsDraft>(
  task: Task,
  draft: () => Promise<TDraft>,
  words: ChangeWords,
): Promise<ChangeResult & { draft: TDraft }> {
  try {
    // Settings say who has which right, so nobody but a person changes them.
    if (sourceOf(task.credentials) === 'agent') {
      throw new NotAllowedError(
        'A person has to run the template: an agent may not change settings',
      );
    }
    return await attemptToChange(task, draft, words);
  } catch (error) {
    throw task.signal?.aborted
      ? cancelledError(task, undefined)
      : toTaskError(error);
  }
}

async function attemptToChange<TDraft extends SettingsDraft>(
  task: Task,
  draft: () => Promise<TDraft>,
  words: ChangeWords,
  attempt = 1,
  before?: TDraft,
): Promise<ChangeResult & { draft: TDraft }> {
  const { logger, dryRun } = task;
  const current = await draft();
  const isOvertaken = before && overtakes(current.replaced, before.replaced);
  if (isOvertaken && current.isChange) {
    throw new ConflictError(
      `Somebody else has changed ${words.subject} while this task was about to, and theirs is kept. See what it is now on the page Settings; run the template again to change it all the same`,
    );
  }
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
    logger.info(words.unchanged);
    return result;
  }
  try {
    await current.save();
    return result;
  } catch (error) {
    if (attempt < MAX_ATTEMPTS && ConflictError.is(toTaskError(error))) {
      return attemptToChange(task, draft, words, attempt + 1, current);
    }
    throw error;
  }
}

/** Whether something is there now that was not there before. */
function overtakes(now: unknown[], before: unknown[]): boolean {
  return now.some(each => !before.some(was => isDeepStrictEqual(each, was)));
}
