/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The titles of the pages and the badge of the navigation in German. */
export const germanPages = {
  title: 'Studio-Zugang',
  myAccess: 'Mein Zugang',
  requests: 'Anträge',
  domains: 'Domains',
  events: 'Ereignisse',
  policies: 'Wer entscheidet',
  settings: 'Einstellungen',
  myStudio: 'Mein Studio',
  'badge.toDecide_one': '{{count}} zu entscheiden',
  'badge.toDecide_other': '{{count}} zu entscheiden',
  'badge.atLeast': 'Mehr als {{number}} zu entscheiden',
  'badge.short': '{{number}}+',
};
