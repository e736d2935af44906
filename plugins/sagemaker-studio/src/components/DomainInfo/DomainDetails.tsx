/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { Fact, Facts } from '../DescriptionList';
import { RoleName } from '../RoleName';

/** Where a domain is and how people enter it. */
export function DomainFacts(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  return (
    <Facts>
      <Fact label={t('facts.domain')}>{domain.domainId}</Fact>
      <Fact label={t('facts.account')}>{domain.accountId}</Fact>
      <Fact label={t('facts.region')}>{domain.region}</Fact>
      <Fact label={t('facts.mode')}>{t(`mode.${domain.mode}`)}</Fact>
      <Fact label={t('facts.signIn')}>{t(`authMode.${domain.authMode}`)}</Fact>
      <Fact label={t('facts.status')}>{domain.status}</Fact>
      <Fact label={t('facts.defaultRole')}>
        <RoleName arn={domain.defaultExecutionRole} />
      </Fact>
    </Facts>
  );
}
