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

/**
 * Adds the form fields `StudioDomainPicker` and `StudioExecutionRolePicker` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleSagemakerStudio = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [studioDomainPicker, studioExecutionRolePicker],
});
