/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  ApiHolder,
  TranslationFunction,
} from '@backstage/frontend-plugin-api';
import {
  loadBackendMessages,
  loadTranslation,
  type BackendMessages,
} from '@studio-access/backstage-plugin-sagemaker-studio';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';

/** The translation function of the module. */
export type Translate = TranslationFunction<
  (typeof scaffolderSagemakerStudioTranslationRef)['T']
>;

/** The words of a check, which cannot use hooks. */
export type FieldTexts = { t: Translate; messages: BackendMessages };

/** Waits until the language is loaded. */
export async function loadTexts(apiHolder: ApiHolder): Promise<FieldTexts> {
  const [t, messages] = await Promise.all([
    loadTranslation(apiHolder, scaffolderSagemakerStudioTranslationRef),
    loadBackendMessages(apiHolder),
  ]);
  return { t, messages };
}
