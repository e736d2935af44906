/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import {
  StudioDomainPicker,
  type DomainPickerOptions,
} from './StudioDomainPicker';
import { listDomains } from './listDomains';
import { loadTexts } from './loadTexts';
import { domainProblem } from './validation';

const validation: CustomFieldValidator<string, DomainPickerOptions> = async (
  domainId,
  field,
  { apiHolder },
) => {
  const texts = await loadTexts(apiHolder);
  try {
    const problem = domainProblem(
      domainId,
      await listDomains(apiHolder),
      texts,
    );
    if (problem) {
      field.addError(problem);
    }
  } catch (error) {
    const { t, messages } = texts;
    field.addError(t('domain.unchecked', { reason: messages.failure(error) }));
  }
};

/** `ui:field: StudioDomainPicker`. Its value is the id of a domain. */
export const studioDomainField = {
  name: 'StudioDomainPicker',
  component: StudioDomainPicker,
  validation,
  schema: makeFieldSchema({
    output: z => z.string().describe('Id of the Studio domain, d-…'),
    uiOptions: z =>
      z.object({
        teamField: z
          .string()
          .optional()
          .describe(
            'Name of the field that holds the team with which access is asked for; domains for which no policy lets the person ask with it are disabled',
          ),
      }),
  }),
};
