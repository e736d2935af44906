/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import {
  DEFAULT_DOMAIN_FIELD,
  StudioExecutionRolePicker,
  type ExecutionRoleOptions,
} from './StudioExecutionRolePicker';
import { textsOf } from './textsOf';
import { roleProblem, sentenceOf } from './validation';

const validation: CustomFieldValidator<string, ExecutionRoleOptions> = async (
  role,
  field,
  { apiHolder, formData, uiSchema },
) => {
  if (!role) {
    return;
  }
  const domainId =
    formData[uiSchema?.['ui:options']?.domainField ?? DEFAULT_DOMAIN_FIELD];
  const t = await textsOf(apiHolder);
  try {
    const { items } = await apiHolder.get(sagemakerStudioApiRef)!.listDomains();
    const problem = roleProblem(
      role,
      items.find(domain => domain.domainId === domainId),
      t,
    );
    if (problem) {
      field.addError(problem);
    }
  } catch (error) {
    field.addError(t('role.unchecked', { reason: sentenceOf(error) }));
  }
};

/** `ui:field: StudioExecutionRolePicker`; its value is the ARN of a role. */
export const studioExecutionRoleField = {
  name: 'StudioExecutionRolePicker',
  component: StudioExecutionRolePicker,
  validation,
  schema: makeFieldSchema({
    output: z => z.string().describe('ARN of the execution role'),
    uiOptions: z =>
      z.object({
        domainField: z
          .string()
          .optional()
          .describe(
            'Name of the field that holds the Studio domain. Default: domainId',
          ),
      }),
  }),
};
