/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { sagemakerStudioTranslationRef } from '../translation';

type AllTexts = (typeof sagemakerStudioTranslationRef)['T'];

/** The texts that pages name themselves. Messages of the backend come by code, and would be too many for the compiler. */
type PageTexts = {
  [Key in keyof AllTexts as Key extends
    | `message.${string}`
    | `own.message.${string}`
    ? never
    : Key]: AllTexts[Key];
};

/** The translation function of the plugin. Named, because TypeScript cannot write out the inferred type. */
export type StudioText = TranslationFunction<PageTexts>;

/** The messages of the plugin in the language of the portal. */
export function useStudioText(): StudioText {
  return useTranslationRef<PageTexts>(sagemakerStudioTranslationRef).t;
}
