/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stageHeading, UNNAMED_STAGE } from '../view';
import { useStudioText } from './useStudioText';

/** The name of a stage of a decision on pages. */
export function useStageName() {
  const t = useStudioText();
  return (name: string): string =>
    name === UNNAMED_STAGE ? t('stages.unnamed') : stageHeading(name);
}
