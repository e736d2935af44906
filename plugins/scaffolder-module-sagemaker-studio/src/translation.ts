/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every text of the form fields, in English and German; apps add languages to it or replace texts.
 *
 * @public
 */
export const scaffolderSagemakerStudioTranslationRef = createTranslationRef({
  id: 'plugin.scaffolder.sagemaker-studio',
  translations: {
    de: async () => ({
      default: (await import('./translations/de')).germanMessages,
    }),
  },
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
      unknown:
        "There is no Studio domain '{{domainId}}'. Choose one from the list",
      unchecked:
        'The Studio domain cannot be checked now; try again. {{reason}}',
    },
    role: {
      title: 'Execution role',
      isDefault: '{{name}} (default of the domain)',
      chooseDomain: 'Choose a Studio domain first.',
      none: 'The domain {{domain}} has no execution role to choose. Its own default is used.',
      notOffered:
        "The domain {{domain}} does not offer the execution role '{{role}}'. Choose one of {{roles}}",
      noneOffered:
        'The domain {{domain}} offers no execution roles to choose from. Leave the field empty',
      unchecked:
        'The execution role cannot be checked now; try again. {{reason}}',
    },
  },
});
