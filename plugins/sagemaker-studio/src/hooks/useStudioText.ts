/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sagemakerStudioTranslationRef, type StudioText } from '../translation';

export type { StudioText };

/** The messages of the plugin in the language of the portal. */
export function useStudioText(): StudioText {
  return useTranslationRef(sagemakerStudioTranslationRef).t;
}
