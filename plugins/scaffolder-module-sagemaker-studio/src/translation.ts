/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every text of the form fields, in English; apps add languages to it or replace texts.
 *
 * @public
 */
export const scaffolderSagemakerStudioTranslationRef = createTranslationRef({
  id: 'plugin.scaffolder.sagemaker-studio',
  messages: {
    domain: {
      title: 'Studio domain',
      place: 'Account {{accountId}}, {{region}}',
      find: 'Find a domain',
      noMatch: 'No domain matches “{{text}}”.',
      loading: 'Loading the Studio domains',
      failed: 'The Studio domains cannot be shown',
      none: 'No Studio domain is known yet',
      noneHelp:
        'Domains appear after the first sync with AWS. If they do not, ask a platform engineer to look at the accounts and Regions in the configuration.',
    },
    role: {
      title: 'Execution role',
      isDefault: '{{name}} (default of the domain)',
      chooseDomain: 'Choose a Studio domain first.',
      none: 'The domain {{domain}} has no execution role to choose. Its own default is used.',
    },
  },
});
