/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTeamAccess } from '../../hooks';
import { teamAccessRouteRef } from '../../routes';
import { countPeople } from '../../view';
import {
  BeforeFirstSync,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../Feedback';
import styles from './Cards.module.css';

/** How many of a team are ready and how many need somebody. */
export function TeamCard() {
  const t = useStudioText();
  const { entity } = useEntity();
  const toTab = useRouteRef(teamAccessRouteRef);
  const { data, error, reload } = useTeamAccess(stringifyEntityRef(entity));
  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={
        toTab && (
          <ButtonLink variant="secondary" href={toTab()}>
            {t('card.openTab')}
          </ButtonLink>
        )
      }
    >
      {data && (
        <Flex direction="column" gap="3">
          <StaleNotice error={error} onRetry={() => void reload()} />
          {data.syncedAt ? <Counts access={data} /> : <BeforeFirstSync />}
        </Flex>
      )}
      {!data && error !== undefined && (
        <LoadFailure error={error} onRetry={() => void reload()} />
      )}
      {!data && error === undefined && <Loading rows={1} rowHeight={56} />}
    </EntityInfoCard>
  );
}

function Counts(props: { access: TeamAccess }) {
  const t = useStudioText();
  const counts = countPeople(props.access.people);
  return (
    <dl className={styles.counts}>
      {(['ready', 'inProgress', 'attention', 'noAccess'] as const).map(name => (
        <div key={name} className={styles.count}>
          <dt className={styles.countLabel}>{t(`card.${name}`)}</dt>
          <dd className={styles.countValue}>
            <Text as="span" variant="title-small">
              {counts[name]}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
