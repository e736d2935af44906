/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import {
  DEFAULT_DOMAIN_FIELD,
  StudioExecutionRolePicker,
  type ExecutionRoleOptions,
} from './StudioExecutionRolePicker';
import { listDomains } from './listDomains';
import { loadTexts } from './loadTexts';
import { roleProblem } from './validation';

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
  const { t, messages } = await loadTexts(apiHolder);
  try {
    const domains = await listDomains(apiHolder);
    const problem = roleProblem(
      role,
      domains.find(domain => domain.domainId === domainId),
      t,
    );
    if (problem) {
      field.addError(problem);
    }
  } catch (error) {
    field.addError(t('role.unchecked', { reason: messages.failure(error) }));
  }
};

/** `ui:field: StudioExecutionRolePicker`. Its value is the ARN of a role. */
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
