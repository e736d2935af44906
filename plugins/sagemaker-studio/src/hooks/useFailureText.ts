/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { failureTextIn } from '../view';
import { useApiText } from './useApiText';
import { useStudioText } from './useStudioText';

/** The message for a failed call, in the viewer's language. */
export function useFailureText() {
  return failureTextIn({ t: useStudioText(), apiText: useApiText() });
}
