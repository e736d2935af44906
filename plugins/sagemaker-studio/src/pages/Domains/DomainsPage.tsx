/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { DomainList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  EmptyState,
  LiveContent,
  StaleNotice,
} from '../../components/Feedback';
import {
  BeforeFirstSync,
  SyncFailureAlert,
  SyncStatus,
} from '../../components/Freshness';
import { useDomainList, useStudioText } from '../../hooks';
import { domainsByLocation } from '../../view';
import { IdentityMatters } from '../Identity/IdentityMatters';
import { MassChanges } from '../MassChanges/MassChanges';
import styles from './Domains.module.css';
import { DomainSummary } from './DomainSummary';

/** All domains, by account and Region. */
export function DomainsPage() {
  const domains = useDomainList();
  return (
    <LiveContent source={domains} rows={3} rowHeight={120}>
      {data => (
        <Flex direction="column" gap="4">
          <SyncStatus syncedAt={data.syncedAt} reload={domains.reload} />
          <StaleNotice source={domains} />
          <LocationFailures list={data} />
          <MassChanges />
          <NoDomains list={data} />
          <Locations list={data} />
          <IdentityMatters />
        </Flex>
      )}
    </LiveContent>
  );
}

/** Read failures of whole accounts and Regions. Failures of one domain are shown with the domain. */
function LocationFailures(props: { list: DomainList }) {
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

/** Says that there are no domains, or that none were read yet. A failed read is reported by `LocationFailures`. */
function NoDomains(props: { list: DomainList }) {
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

function Locations(props: { list: DomainList }) {
  const t = useStudioText();
  return (
    <>
      {domainsByLocation(props.list.items).map(location => {
        const where = {
          account: location.accountId,
          region: location.region,
        };
        return (
          <Flex
            key={`${location.accountId} ${location.region}`}
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
              {location.domains.map(domain => (
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
