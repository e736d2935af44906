/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { failureOf } from '../view';
import { useApiText } from './useApiText';
import { useStudioText } from './useStudioText';

/** The message for a failed call: the backend's message where there is one, in the viewer's language where it has a code. */
export function useFailureText() {
  const t = useStudioText();
  const { say } = useApiText();
  return (error: unknown): string => {
    const failure = failureOf(error);
    const { kind } = failure;
    if (kind === 'unreachable') {
      return t('errors.unreachable');
    }
    return kind === 'signed-out'
      ? t('errors.signInAgain')
      : say(failure, 'message');
  };
}
