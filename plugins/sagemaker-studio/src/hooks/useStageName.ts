/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stageNameIn } from '../view';
import { useStudioText } from './useStudioText';

/** The name of a stage of a decision on pages. */
export function useStageName() {
  return stageNameIn(useStudioText());
}
