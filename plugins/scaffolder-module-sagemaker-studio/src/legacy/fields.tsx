/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { compatWrapper } from '@backstage/core-compat-api';
import { createPlugin } from '@backstage/core-plugin-api';
import {
  createScaffolderFieldExtension,
  type FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import {
  StudioDomainPicker,
  type DomainPickerOptions,
} from '../fields/StudioDomainPicker';
import {
  StudioExecutionRolePicker,
  type ExecutionRoleOptions,
} from '../fields/StudioExecutionRolePicker';
import {
  StudioNetworkPicker,
  type ChosenNetwork,
  type NetworkPickerOptions,
} from '../fields/StudioNetworkPicker';
import { StudioPeoplePicker } from '../fields/StudioPeoplePicker';
import { StudioPlanPreviewField } from '../fields/StudioPlanPreviewField';
import {
  StudioTeamPicker,
  type TeamPickerOptions,
} from '../fields/StudioTeamPicker';
import type { PlanPreviewOptions } from '../fields/planInput';
import { studioDomainField } from '../fields/studioDomainField';
import { studioExecutionRoleField } from '../fields/studioExecutionRoleField';
import { studioNetworkField } from '../fields/studioNetworkField';
import { studioPeopleField } from '../fields/studioPeopleField';
import { studioPlanPreviewField } from '../fields/studioPlanPreviewField';
import { studioTeamField } from '../fields/studioTeamField';

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
    component: (
      props: FieldExtensionComponentProps<string, DomainPickerOptions>,
    ) => compatWrapper(<StudioDomainPicker {...props} />),
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

/**
 * The form field `StudioTeamPicker`, for a child of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StudioTeamPickerFieldExtension = fieldsPlugin.provide(
  createScaffolderFieldExtension({
    ...studioTeamField,
    schema: studioTeamField.schema.schema,
    component: (
      props: FieldExtensionComponentProps<string, TeamPickerOptions>,
    ) => compatWrapper(<StudioTeamPicker {...props} />),
  }),
);

/**
 * The form field `StudioPeoplePicker`, for a child of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StudioPeoplePickerFieldExtension = fieldsPlugin.provide(
  createScaffolderFieldExtension({
    ...studioPeopleField,
    schema: studioPeopleField.schema.schema,
    component: (props: FieldExtensionComponentProps<string[]>) =>
      compatWrapper(<StudioPeoplePicker {...props} />),
  }),
);

/**
 * The form field `StudioNetworkPicker`, for a child of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StudioNetworkPickerFieldExtension = fieldsPlugin.provide(
  createScaffolderFieldExtension({
    ...studioNetworkField,
    schema: studioNetworkField.schema.schema,
    component: (
      props: FieldExtensionComponentProps<ChosenNetwork, NetworkPickerOptions>,
    ) => compatWrapper(<StudioNetworkPicker {...props} />),
  }),
);

/**
 * The form field `StudioPlanPreview`, for a child of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StudioPlanPreviewFieldExtension = fieldsPlugin.provide(
  createScaffolderFieldExtension({
    ...studioPlanPreviewField,
    schema: studioPlanPreviewField.schema.schema,
    component: (
      props: FieldExtensionComponentProps<boolean, PlanPreviewOptions>,
    ) => compatWrapper(<StudioPlanPreviewField {...props} />),
  }),
);
