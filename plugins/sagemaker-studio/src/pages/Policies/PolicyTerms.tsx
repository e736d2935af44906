/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PolicyTerms as Terms } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EntityNames } from '../../components/EntityLink';
import { useDomainNames, useStudioText, useTime } from '../../hooks';
import { isForAll, roleName } from '../../view';
import { Automatic } from './Automatic';
import { Stages } from './Stages';

/** The content of a policy in words. */
export function PolicyTerms(props: { policy: Terms }) {
  const { policy } = props;
  const t = useStudioText();
  const time = useTime();
  const nameOf = useDomainNames();
  return (
    <DescriptionList>
      <Description label={t('policies.teams')}>
        {isForAll(policy.teams) ? (
          t('policies.everyTeam')
        ) : (
          <EntityNames entityRefs={policy.teams} />
        )}
      </Description>
      <Description label={t('policies.domains')}>
        {domainsInWords()}
      </Description>
      <Description label={t('policies.roles')}>
        {policy.executionRoles
          ? time.list(policy.executionRoles.map(roleName))
          : t('policies.everyRole')}
      </Description>
      <Description label={t('policies.ask')}>
        {`${t(`policies.requesters.${policy.requesters}`)} ${t(
          `policies.onBehalfOf.${policy.onBehalfOf}`,
        )}`}
      </Description>
      <Description label={t('policies.decide')}>
        <Stages
          stages={policy.stages}
          fallbackApprovers={policy.fallbackApprovers}
        />
      </Description>
      <Description label={t('policies.automatic')}>
        <Automatic conditions={policy.automatic} />
      </Description>
      <Description label={t('policies.length')}>{lengthInWords()}</Description>
      <Description label={t('policies.waits')}>
        {t('policies.waitsFor', {
          duration: time.duration(policy.requestExpiry),
        })}
      </Description>
      <Description label={t('policies.assignment')}>
        {t(`policies.assignments.${policy.assignment}`)}
      </Description>
    </DescriptionList>
  );

  function domainsInWords(): string {
    if (isForAll(policy.domains)) {
      return t('policies.everyDomain');
    }
    return policy.domains.length > 0
      ? time.list(policy.domains.map(id => nameOf?.(id) ?? id))
      : t('policies.noDomainYet');
  }

  function lengthInWords(): string {
    const { max, untilRevoked, default: usual } = policy.duration;
    return [
      ...(usual
        ? [t('policies.usually', { duration: time.duration(usual) })]
        : []),
      max
        ? t('policies.atMost', { duration: time.duration(max) })
        : t('policies.noMost'),
      t(untilRevoked ? 'policies.mayHaveNoEnd' : 'policies.mustEnd'),
    ].join(' ');
  }
}
