/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import {
  DiagnosisCounts,
  DomainObstacleAlert,
  ReadinessBadge,
} from '../../components/DomainInfo';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  BeforeFirstSync,
  FreshnessNotes,
  LastSynced,
} from '../../components/Freshness';
import { RequestOwnAccess } from '../../components/RequestAccess';
import { textContrast } from '../../components/TextContrast';
import { useDomainOverview, useStudioText } from '../../hooks';
import { domainContentRouteRef } from '../../routes';
import { UnknownDomain } from './UnknownDomain';
import { useDomainOfEntity } from './useDomainOfEntity';

/** On a domain's catalog page: how many people have access, and whether anything needs attention. */
export function DomainCard() {
  const t = useStudioText();
  const domainId = useDomainOfEntity();
  const toTab = useRouteRef(domainContentRouteRef);
  return (
    <EntityInfoCard
      className={textContrast}
      title={t('card.title')}
      footerActions={
        toTab && (
          <ButtonLink variant="secondary" href={toTab()}>
            {t('domain.openTab')}
          </ButtonLink>
        )
      }
    >
      {domainId ? <Summary domainId={domainId} /> : <UnknownDomain />}
    </EntityInfoCard>
  );
}

function Summary(props: { domainId: string }) {
  const { domainId } = props;
  const t = useStudioText();
  const overview = useDomainOverview(domainId);
  return (
    <LiveContent source={overview} rows={2} rowHeight={32}>
      {data => (
        <Flex direction="column" gap="3">
          <StaleNotice source={overview} />
          {data.syncedAt ? (
            <DiagnosisCounts counts={data.counts} domain={data.domain} />
          ) : (
            <BeforeFirstSync />
          )}
          <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
            <ReadinessBadge domain={data.domain} />
            <Text as="span" color="secondary">
              {t('domain.running', { count: data.runningApps.length })}
            </Text>
          </Flex>
          <DomainObstacleAlert domain={data.domain} />
          <Flex>
            <RequestOwnAccess domainId={domainId} onSent={overview.reload} />
          </Flex>
          <FreshnessNotes domains={[data.domain]} />
          {data.syncedAt && <LastSynced syncedAt={data.syncedAt} />}
        </Flex>
      )}
    </LiveContent>
  );
}
