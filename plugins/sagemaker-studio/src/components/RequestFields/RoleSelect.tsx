/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { roleName } from '../../view';

export function RoleSelect(props: {
  domain: StudioDomain;
  value: string;
  error?: string;
  onChange: (executionRole: string) => void;
}) {
  const { domain } = props;
  const t = useStudioText();
  return (
    <Select
      label={t('dialog.role')}
      description={t('dialog.roleHint')}
      name="executionRole"
      options={domain.executionRoles.map(arn => ({
        id: arn,
        label:
          arn === domain.defaultExecutionRole
            ? t('dialog.defaultRole', { role: roleName(arn) })
            : roleName(arn),
        description: arn,
      }))}
      value={props.value}
      onChange={key => props.onChange(String(key))}
      validationBehavior="aria"
      validate={() => props.error ?? null}
    />
  );
}
