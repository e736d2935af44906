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
      notAskable: 'No policy lets you ask for access to it with this team.',
      policyUnknown:
        'For which of the domains you may ask is not known now. {{reason}}',
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
    team: {
      title: 'Team',
      find: 'Find a team',
      people: '{{number}} people',
      onePerson: '1 person',
      failed: 'The teams cannot be shown. {{reason}}',
    },
    people: {
      title: 'People',
      find: 'Find people by name, login or address',
      failed: 'The people cannot be shown',
      disabled: 'Disabled in IAM Identity Center',
      'not-in-catalog':
        'Not in the catalog yet, which takes people in a few minutes after they have synced',
      ambiguous:
        'Several catalog users lead to this user; the platform team can correct the address of one, or remove it from the catalog',
      noMatch: 'Nobody matches.',
      more: 'There are more people; search for them.',
      chosen: 'Chosen: {{people}}',
      clear: 'Choose nobody',
    },
    network: {
      vpc: 'VPC',
      subnets: 'Subnets',
      securityGroups: 'Security groups',
      securityGroupsHint: 'Of apps; needed without access to the internet',
      isDefault: '{{cidr}}, the default VPC of the Region',
      choosePlace: 'Choose an AWS account and a Region first.',
      loading: 'The networks of the account are being read',
      failed: 'The networks of the account cannot be shown',
      none: 'Account {{accountId}} has no VPC in {{region}}',
      incomplete: 'Choose a VPC and at least one subnet',
    },
    plan: {
      incomplete: 'Choose a team and a Studio domain to see what will be done.',
      undecidable:
        'Nobody could decide about this: those who may decide get the access or ask for it themselves, or there are none. Name a lead who is not one of them, or ask the platform team for fallback approvers',
    },
  },
});
