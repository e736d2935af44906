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
import { DomainAccess } from '../../components/DomainAccess';
import { EmptyState, StaleNotice } from '../../components/Feedback';
import { DomainFreshnessAlert, SyncStatus } from '../../components/Freshness';
import { RequestAccessButton } from '../../components/RequestAccess';
import { RequestTable } from '../../components/RequestTable';
import { useStudioText } from '../../hooks';
import type { LiveData } from '../../hooks';
import { requestsRouteRef } from '../../routes';
import styles from './MyAccess.module.css';

/** A person's access to each domain, and the person's requests. */
export function MyAccessView(props: {
  source: LiveData<PersonOverview>;
  overview: PersonOverview;
}) {
  const { source, overview } = props;
  const { reload } = source;
  const t = useStudioText();
  const linkTo = useEntityRefLink();
  const toRequests = useRouteRef(requestsRouteRef);
  const { entityRef } = overview.person;
  return (
    <Flex direction="column" gap="5">
      <Flex
        justify="between"
        align="center"
        gap="3"
        style={{ flexWrap: 'wrap' }}
      >
        <SyncStatus syncedAt={overview.syncedAt} reload={reload} />
        <RequestAccessButton overview={overview} isOwn onSent={reload} />
      </Flex>
      <StaleNotice source={source} />
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
