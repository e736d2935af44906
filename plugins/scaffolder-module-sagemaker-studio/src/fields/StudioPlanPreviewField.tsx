/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import { StudioPlanPreview } from '@studio-access/backstage-plugin-sagemaker-studio';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { planInputOf, type PlanPreviewOptions } from './planInput';

/** Shows what the form would lead to: a line for each person, and who decides. It has no value. */
export function StudioPlanPreviewField(
  props: FieldExtensionComponentProps<unknown, PlanPreviewOptions>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const input = planInputOf(
    props.formContext?.formData,
    props.uiSchema['ui:options'],
  );
  return input ? (
    <StudioPlanPreview input={input} />
  ) : (
    <Text as="p" color="secondary">
      {t('plan.incomplete')}
    </Text>
  );
}
