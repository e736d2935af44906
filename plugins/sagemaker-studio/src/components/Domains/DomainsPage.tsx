/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback } from 'react';
import { useAccessList, useDomains, useStudioText } from '../../hooks';
import { domainPlaces } from '../../view';
import { DataAge } from '../DataAge';
import {
  BeforeFirstSync,
  EmptyState,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../Feedback';
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
  return data.length === 0 ? (
    <NoDomains error={error} reload={reload} />
  ) : (
    <Domains domains={data} error={error} reload={reload} />
  );
}

/** There is no domain, or none was looked for yet; the list of access knows which. */
function NoDomains(props: { error?: unknown; reload: () => Promise<void> }) {
  const t = useStudioText();
  const list = useAccessList({ limit: 1 });
  const { reload: reloadDomains } = props;
  const { reload: reloadList } = list;
  const reload = useCallback(async () => {
    await Promise.all([reloadDomains(), reloadList()]);
  }, [reloadDomains, reloadList]);
  const retry = () => void reload();
  if (!list.data) {
    return list.error === undefined ? (
      <Loading rows={3} rowHeight={120} />
    ) : (
      <LoadFailure error={list.error} onRetry={retry} />
    );
  }
  const { syncedAt } = list.data;
  if (!syncedAt) {
    return <BeforeFirstSync />;
  }
  return (
    <Flex direction="column" gap="4">
      <DataAge syncedAt={syncedAt} reload={reload} />
      <StaleNotice error={props.error ?? list.error} onRetry={retry} />
      <EmptyState
        title={t('domains.emptyTitle')}
        description={t('domains.empty')}
      />
    </Flex>
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
