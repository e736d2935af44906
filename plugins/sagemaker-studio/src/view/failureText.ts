/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioText } from '../translation';
import type { apiTextIn } from './apiText';
import { failureOf } from './errors';

/** A language for failures. */
type FailureLanguage = {
  t: StudioText;
  apiText: Pick<ReturnType<typeof apiTextIn>, 'say'>;
};

/** Words failed calls in a language: with the backend's message where there is one. */
export function failureTextIn({ t, apiText }: FailureLanguage) {
  return (error: unknown): string => {
    const failure = failureOf(error);
    switch (failure.kind) {
      case 'unreachable':
        return t('errors.unreachable');
      case 'signed-out':
        return t('errors.signInAgain');
      default:
        return apiText.say(failure, 'message');
    }
  };
}
