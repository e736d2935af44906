/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { failureOf } from '../view';
import { useStudioText } from './useStudioText';

/** The message for a failed call: the backend's message where there is one. */
export function useFailureText() {
  const t = useStudioText();
  return (error: unknown): string => {
    const { kind, message } = failureOf(error);
    if (kind === 'unreachable') {
      return t('errors.unreachable');
    }
    return kind === 'signed-out' ? t('errors.signInAgain') : message;
  };
}
