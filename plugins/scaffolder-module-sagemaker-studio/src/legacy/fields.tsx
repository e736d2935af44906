/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { compatWrapper } from '@backstage/core-compat-api';
import { createPlugin } from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { StudioDomainPicker } from '../fields/StudioDomainPicker';
import {
  StudioExecutionRolePicker,
  type ExecutionRoleOptions,
} from '../fields/StudioExecutionRolePicker';
import { studioDomainField } from '../fields/studioDomainField';
import { studioExecutionRoleField } from '../fields/studioExecutionRoleField';

/** Extensions of the old system belong to a plugin. */
const fieldsPlugin = createPlugin({ id: 'scaffolder-sagemaker-studio' });

/**
 * The form field `StudioDomainPicker`, for a child of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StudioDomainPickerFieldExtension = fieldsPlugin.provide(
  createScaffolderFieldExtension({
    ...studioDomainField,
    schema: studioDomainField.schema.schema,
    component: (props: FieldExtensionComponentProps<string>) =>
      compatWrapper(<StudioDomainPicker {...props} />),
  }),
);

/**
 * The form field `StudioExecutionRolePicker`, for a child of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StudioExecutionRolePickerFieldExtension = fieldsPlugin.provide(
  createScaffolderFieldExtension({
    ...studioExecutionRoleField,
    schema: studioExecutionRoleField.schema.schema,
    component: (
      props: FieldExtensionComponentProps<string, ExecutionRoleOptions>,
    ) => compatWrapper(<StudioExecutionRolePicker {...props} />),
  }),
);
