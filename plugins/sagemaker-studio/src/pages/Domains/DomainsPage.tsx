/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { DomainList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDomainList, useStudioText } from '../../hooks';
import { domainsByLocation } from '../../view';
import {
  BeforeFirstSync,
  SyncStatus,
  SyncFailureAlert,
} from '../../components/Freshness';
import {
  EmptyState,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../../components/Feedback';
import { DomainSummary } from './DomainSummary';
import styles from './Domains.module.css';

/** Every domain in every configured account and Region. */
export function DomainsPage() {
  const { data, error, reload } = useDomainList();
  if (!data) {
    return error === undefined ? (
      <Loading rows={3} rowHeight={120} />
    ) : (
      <LoadFailure error={error} onRetry={() => void reload()} />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <SyncStatus syncedAt={data.syncedAt} reload={reload} />
      <StaleNotice error={error} onRetry={() => void reload()} />
      <PlaceFailures list={data} />
      <Nothing list={data} />
      <Places list={data} />
    </Flex>
  );
}

/** What could not be read of whole accounts and Regions; what concerns one domain is told by the domain. */
function PlaceFailures(props: { list: DomainList }) {
  const t = useStudioText();
  return (
    <>
      {props.list.failures
        ?.filter(({ domainId }) => domainId === undefined)
        .map(failure => {
          const { accountId, region, part } = failure;
          return (
            <SyncFailureAlert
              key={`${accountId} ${region} ${part} ${failure.message}`}
              what={
                accountId && region
                  ? t('domains.place', { account: accountId, region })
                  : t('authMode.SSO')
              }
              failure={failure}
            />
          );
        })}
    </>
  );
}

/** Whether there is no domain, or none was looked for to the end; where that failed, it is said already. */
function Nothing(props: { list: DomainList }) {
  const { items, syncedAt, failures } = props.list;
  const t = useStudioText();
  if (items.length > 0 || failures?.length) {
    return null;
  }
  return syncedAt ? (
    <EmptyState
      title={t('domains.emptyTitle')}
      description={t('domains.empty')}
    />
  ) : (
    <BeforeFirstSync />
  );
}

function Places(props: { list: DomainList }) {
  const t = useStudioText();
  return (
    <>
      {domainsByLocation(props.list.items).map(place => {
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
    </>
  );
}
