/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Link, Text } from '@backstage/ui';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTeamAccess } from '../../hooks';
import { teamAccessRouteRef } from '../../routes';
import {
  countPeople,
  needsAttention,
  personKey,
  stateOfAccess,
} from '../../view';
import {
  BeforeFirstSync,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../Feedback';
import { StateBadge } from '../StateBadge';
import styles from './Cards.module.css';

const NAMED_AT_MOST = 3;

/** How many of a team are ready, and who needs somebody. */
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
          <Content access={data} />
        </Flex>
      )}
      {!data && error !== undefined && (
        <LoadFailure error={error} onRetry={() => void reload()} />
      )}
      {!data && error === undefined && <Loading rows={1} rowHeight={56} />}
    </EntityInfoCard>
  );
}

function Content(props: { access: TeamAccess }) {
  const { access } = props;
  const t = useStudioText();
  if (!access.syncedAt) {
    return <BeforeFirstSync />;
  }
  if (access.people.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('card.teamEmpty')}
      </Text>
    );
  }
  return (
    <>
      <Counts access={access} />
      <Attention access={access} />
    </>
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

/** The first of those who need somebody, and the way to all of them. */
function Attention(props: { access: TeamAccess }) {
  const { people, domains } = props.access;
  const t = useStudioText();
  const toTab = useRouteRef(teamAccessRouteRef);
  const waiting = people.filter(each => needsAttention(stateOfAccess(each)));
  if (waiting.length === 0) {
    return null;
  }
  const nameOf = (domainId: string) =>
    domains.find(domain => domain.domainId === domainId)?.name ?? domainId;
  const first = domains.find(({ domainId }) =>
    waiting.some(each => each.domainId === domainId),
  );
  return (
    <Flex direction="column" gap="2">
      <ul className={styles.attention} aria-label={t('card.attentionLabel')}>
        {waiting.slice(0, NAMED_AT_MOST).map(each => (
          <li
            key={`${personKey(each)} ${each.domainId} ${each.profile?.name}`}
            className={styles.attentionLine}
          >
            <StateBadge state={stateOfAccess(each)} />
            <Text as="span">
              {t('card.inDomain', {
                person: each.person.displayName,
                domain: nameOf(each.domainId),
              })}
            </Text>
          </li>
        ))}
      </ul>
      {toTab && first && (
        <Link
          href={`${toTab()}?domain=${first.domainId}&show=attention`}
          standalone
        >
          {t('card.showAttention', { count: waiting.length })}
        </Link>
      )}
    </Flex>
  );
}
