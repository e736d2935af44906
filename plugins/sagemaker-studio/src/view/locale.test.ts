/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { localeOf } from './locale';

describe('localeOf', () => {
  it.each([
    ['en', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
    ['en', ['en'], 'en'],
    ['de', ['en-GB', 'de-AT'], 'de-AT'],
    ['de', ['fr-FR'], 'de'],
    ['en', ['enm-GB'], 'en'],
  ])(
    'of %s for a browser that prefers %s is %s',
    (language, preferred, expected) =>
      expect(localeOf(language, preferred)).toBe(expected),
  );

  it.each([
    ['en', ['en-US@posix'], 'en-US'],
    ['en', ['en_GB.UTF-8'], 'en-GB'],
    ['en', ['c', 'en-AU'], 'en-AU'],
    ['en', ['', 'C', '*'], 'en'],
    ['de', ['de-DE@euro', 'en'], 'de-DE'],
    ['pt_BR', ['pt-br'], 'pt-BR'],
    ['english!', ['english!'], 'en'],
  ])(
    'is a tag that Intl accepts, of %s for a browser that reports %s',
    (language, preferred, expected) => {
      const locale = localeOf(language, preferred);
      expect(locale).toBe(expected);
      expect(() => new Intl.ListFormat(locale)).not.toThrow();
    },
  );
});
