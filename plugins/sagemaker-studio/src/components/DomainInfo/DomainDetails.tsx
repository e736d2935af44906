/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { consoleUrlOfDomain, consoleUrlOfRole, roleName } from '../../view';
import { AwsThing } from '../AwsThing';
import { Description, DescriptionList } from '../DescriptionList';
import { EntityNames } from '../EntityLink';
import { RoleName } from '../RoleName';
import { useDomainWords } from './useDomainWords';

/** Location, mode, sign-in and default role of a domain. */
export function DomainDetails(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  const words = useDomainWords();
  return (
    <DescriptionList>
      <Description label={t('facts.domain')}>
        <AwsThing
          id={domain.domainId}
          name={domain.name}
          href={consoleUrlOfDomain(domain)}
        />
      </Description>
      <Description label={t('facts.account')}>
        <AwsThing id={domain.accountId} href={undefined} />
      </Description>
      <Description label={t('facts.region')}>{domain.region}</Description>
      <Description label={t('facts.mode')}>{words.mode(domain)}</Description>
      <Description label={t('facts.signIn')}>
        {t(`authMode.${domain.authMode}`)}
      </Description>
      <Description label={t('facts.status')}>
        {words.status(domain)}
      </Description>
      {domain.owners && (
        <Description label={t('facts.owners')}>
          <EntityNames entityRefs={domain.owners} />
        </Description>
      )}
      {domain.contact && (
        <Description label={t('facts.contact')}>{domain.contact}</Description>
      )}
      <Description label={t('facts.defaultRole')}>
        <AwsThing
          id={domain.defaultExecutionRole}
          name={roleName(domain.defaultExecutionRole)}
          href={consoleUrlOfRole(domain.defaultExecutionRole)}
        >
          <RoleName arn={domain.defaultExecutionRole} />
        </AwsThing>
      </Description>
    </DescriptionList>
  );
}
