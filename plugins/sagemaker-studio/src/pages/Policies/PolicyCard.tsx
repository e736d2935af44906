/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { PolicyView } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EntityNames } from '../../components/EntityLink';
import { ToneBadge } from '../../components/StateBadge';
import { textContrast } from '../../components/TextContrast';
import { useDomainNames, useStudioText, useTime } from '../../hooks';
import { isForAll, roleName } from '../../view';
import { Automatic } from './Automatic';
import styles from './Policies.module.css';
import { Stages } from './Stages';

/** A policy in words. */
export function PolicyCard(props: { policy: PolicyView }) {
  const { policy } = props;
  const t = useStudioText();
  const time = useTime();
  const nameOf = useDomainNames();
  return (
    <Card className={textContrast}>
      <CardHeader>
        <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
          <Text as="h3" variant="body-large" weight="bold">
            {policy.name}
          </Text>
          <ToneBadge tone="neutral">
            {t(`policies.source.${policy.source}`)}
          </ToneBadge>
        </Flex>
        {policy.key && (
          <Text as="p" color="secondary" className={styles.breaking}>
            {policy.key}
          </Text>
        )}
      </CardHeader>
      <CardBody>
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
          <Description label={t('policies.length')}>
            {lengthInWords()}
          </Description>
          <Description label={t('policies.waits')}>
            {t('policies.waitsFor', {
              duration: time.duration(policy.requestExpiry),
            })}
          </Description>
          <Description label={t('policies.assignment')}>
            {t(`policies.assignments.${policy.assignment}`)}
          </Description>
        </DescriptionList>
      </CardBody>
    </Card>
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
