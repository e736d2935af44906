/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import { StudioPlanPreview } from '@studio-access/backstage-plugin-sagemaker-studio';
import { useEffect } from 'react';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { planInputOf, type PlanPreviewOptions } from './planInput';

/**
 * Shows what the form would lead to: a line for each person, and who decides. Its value says that it was shown, since forms check
 * only fields that have one.
 */
export function StudioPlanPreviewField(
  props: FieldExtensionComponentProps<boolean, PlanPreviewOptions>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const { formData, onChange } = props;
  useEffect(() => {
    if (!formData) {
      onChange(true);
    }
  }, [formData, onChange]);
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
