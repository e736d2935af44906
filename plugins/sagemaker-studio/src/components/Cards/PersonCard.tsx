/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { usePersonOverview, useStudioText, useViewer } from '../../hooks';
import {
  BeforeFirstSync,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../Feedback';
import { DomainAccess } from '../MyAccess';
import styles from './Cards.module.css';

/** A person's domains, and the ways in where the person is the reader. */
export function PersonCard() {
  const t = useStudioText();
  const { entity } = useEntity();
  const person = stringifyEntityRef(entity);
  const viewer = useViewer();
  const { data, error, reload } = usePersonOverview(person);
  return (
    <EntityInfoCard title={t('card.title')}>
      {data && (
        <Flex direction="column" gap="3">
          <StaleNotice error={error} onRetry={() => void reload()} />
          <Access overview={data} showsLinks={viewer === person} />
        </Flex>
      )}
      {!data && error !== undefined && (
        <LoadFailure error={error} onRetry={() => void reload()} />
      )}
      {!data && error === undefined && <Loading rows={2} />}
    </EntityInfoCard>
  );
}

function Access(props: { overview: PersonOverview; showsLinks: boolean }) {
  const { overview, showsLinks } = props;
  const t = useStudioText();
  if (!overview.syncedAt) {
    return <BeforeFirstSync />;
  }
  if (overview.access.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('card.personEmpty')}
      </Text>
    );
  }
  return (
    <ul className={styles.domains}>
      {overview.access.map(access => (
        <li key={access.domainId}>
          <DomainAccess
            access={access}
            showsLinks={showsLinks}
            headingLevel="h4"
          />
        </li>
      ))}
    </ul>
  );
}
