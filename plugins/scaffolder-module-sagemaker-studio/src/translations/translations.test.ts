/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { germanMessages } from './de';

/** The messages as the app gets them: flat, by key. */
function englishMessages(): [string, string][] {
  const ref: object = scaffolderSagemakerStudioTranslationRef;
  if (
    !('getDefaultMessages' in ref) ||
    typeof ref.getDefaultMessages !== 'function'
  ) {
    throw new Error('A translation ref no longer tells its messages');
  }
  return Object.entries(ref.getDefaultMessages());
}

function placeholdersOf(texts: [string, string][]) {
  return Object.fromEntries(
    texts.map(([key, text]) => [
      key,
      (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort(),
    ]),
  );
}

describe('the German texts', () => {
  it('are complete and take the same values as the English ones', () => {
    expect(placeholdersOf(Object.entries(germanMessages))).toEqual(
      placeholdersOf(englishMessages()),
    );
  });
});
