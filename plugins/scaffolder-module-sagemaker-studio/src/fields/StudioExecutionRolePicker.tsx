/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import { useEffect } from 'react';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { ChoiceText } from './ChoiceText';
import { useStudioDomains } from './useStudioDomains';

/**
 * The `ui:options` of `StudioExecutionRolePicker`.
 *
 * @public
 */
export type ExecutionRoleOptions = {
  /** The name of the field that holds the domain. */
  domainField?: string;
};

/** The default of `domainField`. */
export const DEFAULT_DOMAIN_FIELD = 'domainId';

/** Selects an execution role of the domain in the form. The default is selected at first. */
export function StudioExecutionRolePicker(
  props: FieldExtensionComponentProps<string, ExecutionRoleOptions>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const { domains } = useStudioDomains();
  const { formData, onChange, uiSchema } = props;

  const domainField =
    uiSchema['ui:options']?.domainField ?? DEFAULT_DOMAIN_FIELD;
  const domainId: unknown = props.formContext?.formData?.[domainField];
  const domain = domains.find(each => each.domainId === domainId);
  const roles = domain?.executionRoles;

  useEffect(() => {
    if (roles && !(formData && roles.includes(formData))) {
      const [first] = roles;
      if (first !== formData) {
        onChange(first);
      }
    }
  }, [roles, formData, onChange]);

  const title = props.schema.title ?? t('role.title');
  if (!roles?.length) {
    return (
      <div>
        <Text as="p" weight="bold">
          {title}
        </Text>
        <Text as="p" color="secondary">
          {domain
            ? t('role.none', { domain: domain.name })
            : t('role.chooseDomain')}
        </Text>
      </div>
    );
  }
  return (
    <RadioGroup
      label={title}
      description={props.schema.description}
      isRequired={props.required}
      isDisabled={props.disabled}
      isInvalid={(props.rawErrors?.length ?? 0) > 0}
      value={formData ?? ''}
      onChange={onChange}
    >
      {roles.map(role => (
        <Radio key={role} value={role}>
          <ChoiceText
            title={
              role === domain?.defaultExecutionRole
                ? t('role.isDefault', { name: roleName(role) })
                : roleName(role)
            }
            lines={[role]}
          />
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** `arn:aws:iam::222222222222:role/studio/StudioAnalyst` → `StudioAnalyst` */
function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
