/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { loadTranslation, type Translate } from './loadTranslation';
import { planInputOf, type PlanPreviewOptions } from './planInput';
import { StudioPlanPreviewField } from './StudioPlanPreviewField';
import { studioApiOf } from './studioApiOf';
import { messageOf } from './validation';

/** A form that could lead to nothing is stopped before it can be sent. */
const validation: CustomFieldValidator<boolean, PlanPreviewOptions> = async (
  _,
  field,
  { apiHolder, formData, uiSchema },
) => {
  const input = planInputOf(formData, uiSchema?.['ui:options']);
  if (!input) {
    return;
  }
  const t = await loadTranslation(apiHolder);
  try {
    const plan = await studioApiOf(apiHolder).planRequest(input);
    for (const problem of problemsOf(plan, t)) {
      field.addError(problem);
    }
  } catch (error) {
    field.addError(messageOf(error));
  }
};

function problemsOf(plan: Plan, t: Translate): string[] {
  const obstacles = plan.items.flatMap(({ obstacle }) =>
    obstacle ? `${obstacle.message} ${obstacle.remedy}` : [],
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
