/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDomains, useStudioText } from '../../hooks';
import { EmptyState, LoadFailure, Loading, StaleNotice } from '../Feedback';
import { DataAge } from '../DataAge';
import { PageContent } from '../PageContent';
import { DomainFacts } from './DomainFacts';
import { DomainObstacleAlert } from './DomainObstacleAlert';
import styles from './Domains.module.css';

/** Every domain in every configured account and Region. */
export function DomainsPage() {
  const { data, error, reload } = useDomains();
  return (
    <PageContent>
      {data && <Domains domains={data} error={error} reload={reload} />}
      {!data && error !== undefined && (
        <LoadFailure error={error} onRetry={() => void reload()} />
      )}
      {!data && error === undefined && <Loading rows={3} rowHeight={120} />}
    </PageContent>
  );
}

function Domains(props: {
  domains: StudioDomain[];
  error?: unknown;
  reload: () => Promise<void>;
}) {
  const { domains, error, reload } = props;
  const t = useStudioText();
  const oldest = domains.map(({ seenAt }) => seenAt).sort()[0];
  return (
    <Flex direction="column" gap="4">
      <DataAge syncedAt={oldest} reload={reload} />
      <StaleNotice error={error} onRetry={() => void reload()} />
      {domains.length === 0 ? (
        <EmptyState
          title={t('domains.emptyTitle')}
          description={t('domains.empty')}
        />
      ) : (
        <ul className={styles.domains} aria-label={t('domains.label')}>
          {domains.map(domain => (
            <li key={domain.domainId}>
              <DomainCard domain={domain} />
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}

function DomainCard(props: { domain: StudioDomain }) {
  const { domain } = props;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="body-large" weight="bold">
          {domain.name}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          <DomainFacts domain={domain} />
          <DomainObstacleAlert domain={domain} />
        </Flex>
      </CardBody>
    </Card>
  );
}
