// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

module.exports = {
  ...require('@backstage/cli/config/prettier'),
  overrides: [
    // A field of a schema is easier to read on one line than as one keyword per line.
    { files: 'openapi.yaml', options: { printWidth: 120 } },
  ],
};
