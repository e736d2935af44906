/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { sagemakerStudioTranslationRef } from '../translation';

/** What turns the plugin's message keys into text; named, since written out it is longer than a declaration may be. */
export type StudioText = TranslationFunction<
  (typeof sagemakerStudioTranslationRef)['T']
>;

/** The plugin's texts in the language of the portal. */
export function useStudioText(): StudioText {
  return useTranslationRef(sagemakerStudioTranslationRef).t;
}
