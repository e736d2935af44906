/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { localeOf } from '../view';

/** For everything of `Intl`: it throws at some of what browsers and apps have for a language. */
export function useLocale(): string {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return localeOf(language, navigator.languages);
}
