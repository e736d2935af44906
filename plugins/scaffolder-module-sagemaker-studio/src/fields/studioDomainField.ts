/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import { StudioDomainPicker } from './StudioDomainPicker';
import { listDomains } from './listDomains';
import { loadTranslation } from './loadTranslation';
import { domainProblem, messageOf } from './validation';

const validation: CustomFieldValidator<string> = async (
  domainId,
  field,
  { apiHolder },
) => {
  const t = await loadTranslation(apiHolder);
  try {
    const problem = domainProblem(domainId, await listDomains(apiHolder), t);
    if (problem) {
      field.addError(problem);
    }
  } catch (error) {
    field.addError(t('domain.unchecked', { reason: messageOf(error) }));
  }
};

/** `ui:field: StudioDomainPicker`. Its value is the id of a domain. */
export const studioDomainField = {
  name: 'StudioDomainPicker',
  component: StudioDomainPicker,
  validation,
  schema: makeFieldSchema({
    output: z => z.string().describe('Id of the Studio domain, d-…'),
    uiOptions: z => z.object({}),
  }),
};
