/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The titles of the pages, and of the card on the home page, in English. */
export const pageTitles = {
  title: 'Studio access',
  myAccess: 'My access',
  requests: 'Requests',
  domains: 'Domains',
  events: 'Events',
  policies: 'Who decides',
  settings: 'Settings',
  myStudio: 'My Studio',
} as const;

/**
 * The titles of the pages and of the card on the home page, and the badge of the navigation, in English and German; apps add languages to it or replace titles. Apart
 * from the other texts, since the app needs these before any page is loaded.
 *
 * @public
 */
export const sagemakerStudioPagesTranslationRef = createTranslationRef({
  id: 'plugin.sagemaker-studio.pages',
  translations: {
    de: async () => ({
      default: (await import('./dePages')).germanPages,
    }),
  },
  messages: {
    ...pageTitles,
    badge: {
      toDecide_one: '{{count}} to decide',
      toDecide_other: '{{count}} to decide',
      atLeast: 'More than {{number}} to decide',
      short: '{{number}}+',
    },
  },
});
