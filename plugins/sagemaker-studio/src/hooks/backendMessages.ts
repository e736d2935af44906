/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  appLanguageApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import type { Messages } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  sagemakerStudioMessagesTranslationRef,
  sagemakerStudioTranslationRef,
} from '../translation';
import { apiTextIn, failureTextIn, localeOf, stageNameIn } from '../view';
import { loadTranslation } from './loadTranslation';
import { useApiText } from './useApiText';
import { useFailureText } from './useFailureText';

/**
 * Words what the back end says, in the reader's language.
 *
 * @public
 */
export type BackendMessages = {
  /** A reason, such as an obstacle, and what to do about it. */
  reason(said: {
    message: string;
    remedy?: string;
    messages?: Messages;
  }): string;
  /** Why a call failed. */
  failure(error: unknown): string;
};

/**
 * Words what the back end says, for components of other packages.
 *
 * @public
 */
export function useBackendMessages(): BackendMessages {
  return { reason: useApiText().sayReason, failure: useFailureText() };
}

/**
 * Words what the back end says, for code that cannot use hooks. Waits until the language is loaded.
 *
 * @public
 */
export async function loadBackendMessages(
  apiHolder: ApiHolder,
): Promise<BackendMessages> {
  const t = await loadTranslation(apiHolder, sagemakerStudioTranslationRef);
  const messages = await loadTranslation<{ [key: string]: string }>(
    apiHolder,
    sagemakerStudioMessagesTranslationRef,
  );
  const language = apiHolder.get(appLanguageApiRef)?.getLanguage().language;
  const apiText = apiTextIn({
    t: messages,
    locale: localeOf(language ?? 'en', navigator.languages),
    stageName: stageNameIn(t),
  });
  return { reason: apiText.sayReason, failure: failureTextIn({ t, apiText }) };
}
