/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { localeOf } from '../view';

/** The viewer's locale in a form that `Intl` accepts, which not every language tag of a browser or an app is. */
export function useLocale(): string {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return localeOf(language, navigator.languages);
}
