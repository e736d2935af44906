/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const studioDomainPicker = FormFieldBlueprint.make({
  name: 'studio-domain-picker',
  params: {
    field: async () =>
      createFormField(
        (await import('./fields/studioDomainField')).studioDomainField,
      ),
  },
});

const studioExecutionRolePicker = FormFieldBlueprint.make({
  name: 'studio-execution-role-picker',
  params: {
    field: async () =>
      createFormField(
        (await import('./fields/studioExecutionRoleField'))
          .studioExecutionRoleField,
      ),
  },
});

const studioTeamPicker = FormFieldBlueprint.make({
  name: 'studio-team-picker',
  params: {
    field: async () =>
      createFormField(
        (await import('./fields/studioTeamField')).studioTeamField,
      ),
  },
});

const studioPeoplePicker = FormFieldBlueprint.make({
  name: 'studio-people-picker',
  params: {
    field: async () =>
      createFormField(
        (await import('./fields/studioPeopleField')).studioPeopleField,
      ),
  },
});

const studioNetworkPicker = FormFieldBlueprint.make({
  name: 'studio-network-picker',
  params: {
    field: async () =>
      createFormField(
        (await import('./fields/studioNetworkField')).studioNetworkField,
      ),
  },
});

const studioPlanPreview = FormFieldBlueprint.make({
  name: 'studio-plan-preview',
  params: {
    field: async () =>
      createFormField(
        (await import('./fields/studioPlanPreviewField'))
          .studioPlanPreviewField,
      ),
  },
});

/**
 * Adds the form fields to the scaffolder: pickers of domains, execution roles, teams, people and networks, and the preview of the
 * plan.
 *
 * @public
 */
export const scaffolderModuleSagemakerStudio = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    studioDomainPicker,
    studioExecutionRolePicker,
    studioTeamPicker,
    studioPeoplePicker,
    studioNetworkPicker,
    studioPlanPreview,
  ],
});
