/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { RiEyeLine, RiToolsLine } from '@remixicon/react';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import {
  DiagnosisCounts,
  DomainObstacleAlert,
  ReadinessBadge,
  useDomainWords,
} from '../../components/DomainInfo';
import { DomainFreshnessAlert } from '../../components/Freshness';
import { ToneBadge } from '../../components/StateBadge';
import { useDomainOverview, useInView, useStudioText } from '../../hooks';
import { domainRouteRef } from '../../routes';
import styles from './Domains.module.css';

const ICONS = {
  manage: <RiToolsLine aria-hidden />,
  observe: <RiEyeLine aria-hidden />,
};

/** A card in the list of domains: mode, status, readiness and numbers of a domain. */
export function DomainSummary(props: { domain: StudioDomain }) {
  const { domain } = props;
  const words = useDomainWords();
  const toDomain = useRouteRef(domainRouteRef);
  const href = toDomain?.({ domainId: domain.domainId });
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  // A portal may have many domains, so a card loads its data when it becomes visible.
  const isSeen = useInView(element);
  return (
    <Card ref={setElement}>
      <CardHeader>
        <Text as="h3" variant="body-large" weight="bold">
          {href ? (
            <Link href={href} variant="body-large" weight="bold" standalone>
              {domain.name}
            </Link>
          ) : (
            domain.name
          )}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <div className={styles.badges}>
            <ToneBadge tone="neutral" icon={ICONS[domain.mode]}>
              {words.mode(domain)}
            </ToneBadge>
            <ToneBadge
              tone={domain.status === 'InService' ? 'positive' : 'warning'}
            >
              {words.status(domain)}
            </ToneBadge>
            {isSeen ? (
              <ReadinessBadge domainId={domain.domainId} />
            ) : (
              <Skeleton width={140} height={24} />
            )}
          </div>
          {isSeen ? (
            <Counts domainId={domain.domainId} href={href} />
          ) : (
            <Skeleton width="100%" height={24} />
          )}
          <DomainObstacleAlert domain={domain} />
          <DomainFreshnessAlert domain={domain} />
        </Flex>
      </CardBody>
    </Card>
  );
}

function Counts(props: { domainId: string; href?: string }) {
  const { domainId, href } = props;
  const t = useStudioText();
  const { data, error } = useDomainOverview(domainId);
  if (data && !data.syncedAt) {
    return (
      <Text as="p" color="secondary">
        {t('age.never')}
      </Text>
    );
  }
  if (data) {
    return (
      <DiagnosisCounts
        counts={data.counts}
        hrefOf={href ? code => `${href}?view=people&show=${code}` : undefined}
      />
    );
  }
  return error === undefined ? (
    <Skeleton width="100%" height={24} />
  ) : (
    <Text as="p" color="secondary">
      {t('domains.notCounted')}
    </Text>
  );
}
