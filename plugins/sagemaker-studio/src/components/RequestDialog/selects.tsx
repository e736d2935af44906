/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { roleName } from '../../view';

export function DomainSelect(props: {
  domains: StudioDomain[];
  value: string;
  error?: string;
  onChange: (domain: StudioDomain) => void;
}) {
  const { domains } = props;
  const t = useStudioText();
  return (
    <Select
      label={t('dialog.domain')}
      name="domainId"
      options={domains.map(domain => ({
        id: domain.domainId,
        label: domain.name,
        description: `${domain.accountId} · ${domain.region}`,
      }))}
      value={props.value}
      onChange={key => {
        const next = domains.find(({ domainId }) => domainId === key);
        if (next) {
          props.onChange(next);
        }
      }}
      validationBehavior="aria"
      validate={() => props.error ?? null}
    />
  );
}

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
