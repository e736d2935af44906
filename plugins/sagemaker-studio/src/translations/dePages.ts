/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The titles of the pages in German. */
export const germanPages = {
  title: 'Studio-Zugang',
  myAccess: 'Mein Zugang',
  requests: 'Anträge',
  domains: 'Domains',
  events: 'Ereignisse',
  policies: 'Wer entscheidet',
  settings: 'Einstellungen',
};
