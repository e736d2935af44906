/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  translationApiRef,
  type ApiHolder,
  type TranslationFunction,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';

/**
 * The translation function of a ref, for code that cannot use hooks, such as the checks of form fields. Waits until the
 * language is loaded.
 *
 * @public
 */
export async function loadTranslation<
  TMessages extends { [key in string]: string },
>(
  apiHolder: ApiHolder,
  ref: TranslationRef<string, TMessages>,
): Promise<TranslationFunction<TMessages>> {
  const translations = apiHolder.get(translationApiRef);
  if (!translations) {
    throw new Error(
      'The app has no translation API, without which SageMaker Studio has no texts; start it with createApp of @backstage/frontend-defaults or @backstage/app-defaults',
    );
  }
  const now = translations.getTranslation(ref);
  if (now.ready) {
    return now.t;
  }
  return new Promise((resolve, reject) => {
    const subscription = translations.translation$(ref).subscribe({
      next(snapshot) {
        if (snapshot.ready) {
          resolve(snapshot.t);
          // The observable may emit before `subscription` is assigned.
          queueMicrotask(() => subscription.unsubscribe());
        }
      },
      error: reject,
    });
  });
}
