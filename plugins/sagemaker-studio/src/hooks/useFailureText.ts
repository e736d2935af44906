/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { failureOf } from '../view';
import { useStudioText } from './useStudioText';

/** What to tell of a failed call: the back end's own words where it gave any. */
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
