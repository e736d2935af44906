/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { sagemakerStudioMessagesTranslationRef } from '../translation';
import { apiTextIn } from '../view';
import { useLocale } from './useLocale';
import { useRefNames } from './useRefNames';
import { useStageName } from './useStageName';

/** Words the sentences of the backend in the viewer's language. */
export function useApiText() {
  // Which messages there are is only known when they arrive, so the keys cannot be checked here.
  const { t } = useTranslationRef<{ [key: string]: string }>(
    sagemakerStudioMessagesTranslationRef,
  );
  return apiTextIn({
    t,
    locale: useLocale(),
    nameOf: useRefNames(),
    stageName: useStageName(),
  });
}
