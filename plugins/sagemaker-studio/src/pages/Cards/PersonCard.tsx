/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DomainAccess } from '../../components/DomainAccess';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  FreshnessNotes,
  LastSynced,
  NotSyncedYet,
} from '../../components/Freshness';
import { RequestAccessButton } from '../../components/RequestAccess';
import { RequestLink } from '../../components/RequestTable';
import { RequestStateBadge } from '../../components/StateBadge';
import { textContrast } from '../../components/TextContrast';
import { usePersonOverview, useStudioText, useViewer } from '../../hooks';
import styles from './Cards.module.css';

/** On a person's catalog page: the person's access to each domain, with links into Studio on one's own page. */
export function PersonCard() {
  const t = useStudioText();
  const { entity } = useEntity();
  const person = stringifyEntityRef(entity);
  const viewer = useViewer();
  const overview = usePersonOverview(person);
  return (
    <EntityInfoCard title={t('card.title')} className={textContrast}>
      <LiveContent source={overview} rows={2}>
        {data => (
          <Flex direction="column" gap="3">
            <StaleNotice source={overview} />
            <Access
              overview={data}
              showsLinks={viewer === person}
              reload={overview.reload}
            />
            <OpenRequests overview={data} />
            {data.syncedAt && (
              <Flex>
                <RequestAccessButton
                  overview={data}
                  isOwn={viewer === person}
                  variant="secondary"
                  onSent={overview.reload}
                />
              </Flex>
            )}
            {data.syncedAt && (
              <>
                <FreshnessNotes
                  domains={data.access.map(({ domain }) => domain)}
                />
                <LastSynced syncedAt={data.syncedAt} />
              </>
            )}
          </Flex>
        )}
      </LiveContent>
    </EntityInfoCard>
  );
}

function Access(props: {
  overview: PersonOverview;
  showsLinks: boolean;
  reload: () => Promise<void>;
}) {
  const { overview, showsLinks, reload } = props;
  const t = useStudioText();
  if (!overview.syncedAt) {
    return (
      <NotSyncedYet domains={overview.access.map(({ domain }) => domain)} />
    );
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
            reload={reload}
          />
        </li>
      ))}
    </ul>
  );
}

/** Requests that wait for a decision. The results of decided requests show in the access itself. */
function OpenRequests(props: { overview: PersonOverview }) {
  const { access, requests } = props.overview;
  const t = useStudioText();
  const open = requests.filter(({ status }) => status === 'in-review');
  if (open.length === 0) {
    return null;
  }
  const nameOf = (domainId: string) =>
    access.find(each => each.domainId === domainId)?.domain.name ?? domainId;
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" variant="body-medium" weight="bold">
        {t('team.pendingTitle')}
      </Text>
      <ul className={styles.attention} aria-label={t('team.pendingTitle')}>
        {open.map(request => (
          <li key={request.requestId} className={styles.attentionLine}>
            <RequestStateBadge request={request} />
            <RequestLink request={request} domain={nameOf(request.domainId)} />
          </li>
        ))}
      </ul>
    </Flex>
  );
}
