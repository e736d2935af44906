/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Link, Text } from '@backstage/ui';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  FreshnessNotes,
  LastSynced,
  NotSyncedYet,
} from '../../components/Freshness';
import { StateBadge } from '../../components/StateBadge';
import { textContrast } from '../../components/TextContrast';
import { useDiagnosisText, useStudioText, useTeamAccess } from '../../hooks';
import { teamAccessRouteRef } from '../../routes';
import {
  attentionByDomain,
  countPeople,
  personKey,
  stateOfAccess,
} from '../../view';
import styles from './Cards.module.css';

const MAX_PEOPLE = 3;

/** On a team's catalog page: how many of the team are ready, and whose access needs attention. */
export function TeamCard() {
  const t = useStudioText();
  const { entity } = useEntity();
  const toTab = useRouteRef(teamAccessRouteRef);
  const access = useTeamAccess(stringifyEntityRef(entity));
  return (
    <EntityInfoCard
      className={textContrast}
      title={t('card.title')}
      footerActions={
        toTab && (
          <ButtonLink variant="secondary" href={toTab()}>
            {t('card.openTab')}
          </ButtonLink>
        )
      }
    >
      <LiveContent source={access} rows={1} rowHeight={56}>
        {data => (
          <Flex direction="column" gap="3">
            <StaleNotice source={access} />
            <Content access={data} />
            {data.syncedAt && (
              <>
                <FreshnessNotes domains={data.domains} />
                <LastSynced syncedAt={data.syncedAt} />
              </>
            )}
          </Flex>
        )}
      </LiveContent>
    </EntityInfoCard>
  );
}

function Content(props: { access: TeamAccess }) {
  const { access } = props;
  const t = useStudioText();
  if (!access.syncedAt) {
    return <NotSyncedYet domains={access.domains} />;
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

/** The first people whose access needs attention, and links to all of them, one for each domain. */
function Attention(props: { access: TeamAccess }) {
  const { people, domains } = props.access;
  const t = useStudioText();
  const toTab = useRouteRef(teamAccessRouteRef);
  const diagnosisText = useDiagnosisText();
  const byDomain = attentionByDomain(domains, people);
  const lines = byDomain.flatMap(({ domain, people: waiting }) =>
    waiting.map(access => ({ access, domain })),
  );
  if (lines.length === 0) {
    return null;
  }
  return (
    <Flex direction="column" gap="2">
      <ul className={styles.attention} aria-label={t('card.attentionLabel')}>
        {lines.slice(0, MAX_PEOPLE).map(({ access, domain }) => (
          <li
            key={`${personKey(access)} ${domain.domainId}`}
            className={styles.attentionLine}
          >
            <StateBadge state={stateOfAccess(access)} />
            <Text as="span">
              {t('card.inDomain', {
                person: access.person.displayName,
                domain: domain.name,
              })}
            </Text>
            <Text as="p" variant="body-small" className={styles.sentence}>
              {diagnosisText(access, domain)}
            </Text>
          </li>
        ))}
      </ul>
      {toTab &&
        byDomain.map(({ domain, people: { length: count } }) => (
          <Link
            key={domain.domainId}
            href={`${toTab()}?domain=${domain.domainId}&show=attention`}
            standalone
          >
            {byDomain.length === 1
              ? t('card.showAttention', { count })
              : t('card.showAttentionIn', { count, domain: domain.name })}
          </Link>
        ))}
    </Flex>
  );
}
