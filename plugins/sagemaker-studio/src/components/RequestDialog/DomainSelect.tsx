/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';

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
