/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { requestsRouteRef } from '../../routes';
import { SyncStatus, DomainFreshnessAlert } from '../../components/Freshness';
import { EmptyState, StaleNotice } from '../../components/Feedback';
import { RequestTable } from '../../components/RequestTable';
import { DomainAccess } from '../../components/DomainAccess';
import styles from './MyAccess.module.css';

export function MyAccessView(props: {
  overview: PersonOverview;
  error?: unknown;
  reload: () => Promise<void>;
}) {
  const { overview, error, reload } = props;
  const t = useStudioText();
  const linkTo = useEntityRefLink();
  const toRequests = useRouteRef(requestsRouteRef);
  const { entityRef } = overview.person;
  return (
    <Flex direction="column" gap="5">
      <SyncStatus syncedAt={overview.syncedAt} reload={reload} />
      <StaleNotice error={error} onRetry={() => void reload()} />
      {overview.access.length === 0 ? (
        <EmptyState
          title={t('myAccess.emptyTitle')}
          description={t('myAccess.empty')}
          action={
            entityRef && (
              <ButtonLink variant="secondary" href={linkTo(entityRef)}>
                {t('myAccess.myTeams')}
              </ButtonLink>
            )
          }
        />
      ) : (
        <ul className={styles.domains} aria-label={t('myAccess.domainsLabel')}>
          {overview.access.map(access => (
            <li key={access.domainId}>
              <Card>
                <CardBody>
                  <Flex direction="column" gap="3">
                    <DomainAccess
                      access={access}
                      showsLinks
                      headingLevel="h2"
                      reload={reload}
                    />
                    <DomainFreshnessAlert domain={access.domain} />
                  </Flex>
                </CardBody>
              </Card>
            </li>
          ))}
        </ul>
      )}
      <Card>
        <CardHeader>
          <Flex justify="between" align="center">
            <Text as="h2" variant="body-large" weight="bold">
              {t('myAccess.requests')}
            </Text>
            {toRequests && overview.requests.length > 0 && (
              <ButtonLink variant="tertiary" href={`${toRequests()}?view=mine`}>
                {t('request.back')}
              </ButtonLink>
            )}
          </Flex>
        </CardHeader>
        <CardBody>
          {overview.requests.length === 0 ? (
            <Text as="p" color="secondary">
              {t('myAccess.noRequests')}
            </Text>
          ) : (
            <RequestTable
              label={t('myAccess.requests')}
              requests={overview.requests}
            />
          )}
        </CardBody>
      </Card>
    </Flex>
  );
}
