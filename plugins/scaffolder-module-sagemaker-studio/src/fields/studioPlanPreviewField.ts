/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { loadTexts, type FieldTexts } from './loadTexts';
import { planInputOf, type PlanPreviewOptions } from './planInput';
import { StudioPlanPreviewField } from './StudioPlanPreviewField';
import { studioApiOf } from './studioApiOf';

/** A form that could lead to nothing is stopped before it can be sent. */
const validation: CustomFieldValidator<boolean, PlanPreviewOptions> = async (
  _,
  field,
  { apiHolder, formData, uiSchema },
) => {
  const input = planInputOf(formData, uiSchema?.['ui:options']);
  const texts = await loadTexts(apiHolder);
  if (!input) {
    field.addError(texts.t('plan.incomplete'));
    return;
  }
  try {
    const plan = await studioApiOf(apiHolder).planRequest(input);
    for (const problem of problemsOf(plan, texts)) {
      field.addError(problem);
    }
  } catch (error) {
    field.addError(texts.messages.failure(error));
  }
};

function problemsOf(plan: Plan, { t, messages }: FieldTexts): string[] {
  const obstacles = plan.items.flatMap(({ obstacle }) =>
    obstacle ? messages.reason(obstacle) : [],
  );
  const stage = plan.decision?.stages.find(({ canBeDecided }) => !canBeDecided);
  return stage && !plan.alreadyHeld
    ? [...obstacles, t('plan.undecidable')]
    : obstacles;
}

/** `ui:field: StudioPlanPreview`. Its value says that the plan was shown. */
export const studioPlanPreviewField = {
  name: 'StudioPlanPreview',
  component: StudioPlanPreviewField,
  validation,
  schema: makeFieldSchema({
    output: z => z.boolean().describe('Whether the plan was shown'),
    uiOptions: z =>
      z.object({
        teamField: nameOf(z.string().optional(), 'the team', 'team'),
        domainField: nameOf(z.string().optional(), 'the domain', 'domainId'),
        executionRoleField: nameOf(
          z.string().optional(),
          'the execution role',
          'executionRole',
        ),
        durationField: nameOf(
          z.string().optional(),
          'the duration',
          'duration',
        ),
        peopleField: nameOf(z.string().optional(), 'the people', 'people'),
        leadsField: nameOf(
          z.string().optional(),
          'those who are to lead the team',
          'leads',
        ),
      }),
  }),
};

function nameOf<T extends { describe: (text: string) => T }>(
  type: T,
  what: string,
  name: string,
): T {
  return type.describe(
    `Name of the field that holds ${what}. Default: ${name}`,
  );
}
