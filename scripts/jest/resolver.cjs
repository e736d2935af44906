// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Tests run in English and German. The texts of React Aria in 32 other languages are 700 modules, which every test file of
 * a page would load; each stands for the English ones.
 */
const OTHER_LANGUAGE =
  /^(\.\.\/intl\/\w+)\/(?!en-US|de-DE)[a-z]{2}-[A-Z]{2}\.cjs$/;

module.exports = {
  sync: (request, options) =>
    options.defaultResolver(
      request.replace(OTHER_LANGUAGE, '$1/en-US.cjs'),
      options,
    ),
};
