/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { sagemakerStudioTranslationRef } from '../translation';

type Texts = (typeof sagemakerStudioTranslationRef)['T'];

/** The translation function of the plugin. Named, because TypeScript cannot write out the inferred type. */
export type StudioText = TranslationFunction<Texts>;

/** The messages of the plugin in the language of the portal. */
export function useStudioText(): StudioText {
  return useTranslationRef(sagemakerStudioTranslationRef).t;
}
