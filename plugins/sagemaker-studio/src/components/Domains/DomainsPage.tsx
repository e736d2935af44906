/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDomains, useStudioText } from '../../hooks';
import { domainPlaces } from '../../view';
import { DataAge } from '../DataAge';
import { EmptyState, LoadFailure, Loading, StaleNotice } from '../Feedback';
import { DomainSummary } from './DomainSummary';
import styles from './Domains.module.css';

/** Every domain in every configured account and Region. */
export function DomainsPage() {
  const { data, error, reload } = useDomains();
  if (!data) {
    return error === undefined ? (
      <Loading rows={3} rowHeight={120} />
    ) : (
      <LoadFailure error={error} onRetry={() => void reload()} />
    );
  }
  return <Domains domains={data} error={error} reload={reload} />;
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
      {domains.length === 0 && (
        <EmptyState
          title={t('domains.emptyTitle')}
          description={t('domains.empty')}
        />
      )}
      {domainPlaces(domains).map(place => {
        const where = { account: place.accountId, region: place.region };
        return (
          <Flex
            key={`${place.accountId} ${place.region}`}
            direction="column"
            gap="3"
          >
            <Text as="h2" variant="body-large" weight="bold">
              {t('domains.place', where)}
            </Text>
            <ul
              className={styles.domains}
              aria-label={t('domains.label', where)}
            >
              {place.domains.map(domain => (
                <li key={domain.domainId}>
                  <DomainSummary domain={domain} />
                </li>
              ))}
            </ul>
          </Flex>
        );
      })}
    </Flex>
  );
}
