/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  translationApiRef,
  type ApiHolder,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';

/** The texts of the form fields, as `useTranslationRef` gives them. */
export type Texts = TranslationFunction<
  (typeof scaffolderSagemakerStudioTranslationRef)['T']
>;

/** The texts in the reader's language, where hooks have no place; waits until the language is loaded. */
export async function textsOf(apiHolder: ApiHolder): Promise<Texts> {
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
            // A subscription that answers at once is not known here yet.
            queueMicrotask(() => subscription.unsubscribe());
          }
        },
        error: reject,
      });
  });
}
