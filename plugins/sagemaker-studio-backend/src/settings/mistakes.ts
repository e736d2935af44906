/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { inputError } from '../util/errors';
import { say } from '../util/say';

/** A change as it would be stored, and what is wrong with it. */
export type Reviewed<TDraft> = { draft: TDraft; mistakes: Message[] };

/** @throws InputError naming every mistake */
export function unlessMistaken<TDraft>({
  draft,
  mistakes,
}: Reviewed<TDraft>): TDraft {
  const [first, ...others] = mistakes;
  if (first) {
    throw inputError(
      others.reduce<Message>(
        (before, next) => say('refused.both', { first: before, second: next }),
        first,
      ),
    );
  }
  return draft;
}
