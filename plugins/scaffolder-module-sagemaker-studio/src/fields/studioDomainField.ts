/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import { StudioDomainPicker } from './StudioDomainPicker';
import { textsOf } from './textsOf';
import { domainProblem, sentenceOf } from './validation';

const validation: CustomFieldValidator<string> = async (
  domainId,
  field,
  { apiHolder },
) => {
  const t = await textsOf(apiHolder);
  try {
    const { items } = await apiHolder.get(sagemakerStudioApiRef)!.listDomains();
    const problem = domainProblem(domainId, items, t);
    if (problem) {
      field.addError(problem);
    }
  } catch (error) {
    field.addError(t('domain.unchecked', { reason: sentenceOf(error) }));
  }
};

/** `ui:field: StudioDomainPicker`; its value is the id of a domain. */
export const studioDomainField = {
  name: 'StudioDomainPicker',
  component: StudioDomainPicker,
  validation,
  schema: makeFieldSchema({
    output: z => z.string().describe('Id of the Studio domain, d-…'),
    uiOptions: z => z.object({}),
  }),
};
