/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { sagemakerStudioPagesTranslationRef } from '../translations/pages';

/** The titles of the pages in the language of the portal. */
export function usePageTitles(): TranslationFunction<
  (typeof sagemakerStudioPagesTranslationRef)['T']
> {
  return useTranslationRef(sagemakerStudioPagesTranslationRef).t;
}
