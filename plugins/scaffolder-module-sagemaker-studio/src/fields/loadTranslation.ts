/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  translationApiRef,
  type ApiHolder,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';

/** The translation function of the module. */
export type Translate = TranslationFunction<
  (typeof scaffolderSagemakerStudioTranslationRef)['T']
>;

/** The translation function for code that cannot use hooks. Waits until the language is loaded. */
export async function loadTranslation(
  apiHolder: ApiHolder,
): Promise<Translate> {
  const translations = apiHolder.get(translationApiRef);
  if (!translations) {
    throw new Error(
      'The app has no translation API, without which the fields of SageMaker Studio have no texts; start it with createApp of @backstage/frontend-defaults or @backstage/app-defaults',
    );
  }
  const now = translations.getTranslation(
    scaffolderSagemakerStudioTranslationRef,
  );
  if (now.ready) {
    return now.t;
  }
  return new Promise((resolve, reject) => {
    const subscription = translations
      .translation$(scaffolderSagemakerStudioTranslationRef)
      .subscribe({
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
