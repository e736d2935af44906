/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  FreshnessNotes,
  LastSynced,
  NotSyncedYet,
} from '../../components/Freshness';
import { StateBadge } from '../../components/StateBadge';
import { textContrast } from '../../components/TextContrast';
import {
  useDiagnosisText,
  usePersonOverview,
  useStudioText,
  useViewerIdentity,
} from '../../hooks';
import { myAccessRouteRef } from '../../routes';
import { canOpenStudio, isReady, stateOfAccess } from '../../view';
import styles from './MyStudio.module.css';
import { RequestsToDecide } from './RequestsToDecide';

/** For the portal's home page: the viewer's domains with links into Studio, and the requests to decide. */
export function MyStudio() {
  const t = useStudioText();
  const viewer = useViewerIdentity();
  return (
    <Flex direction="column" gap="4" className={textContrast}>
      <WidgetSection title={t('widget.myDomains')}>
        <LiveContent source={viewer} rows={2}>
          {entityRef =>
            entityRef.startsWith('user:') ? (
              <MyDomains person={entityRef} />
            ) : (
              <Text as="p" color="secondary">
                {t('myAccess.noUserTitle')}
              </Text>
            )
          }
        </LiveContent>
      </WidgetSection>
      <WidgetSection title={t('widget.toDecide')}>
        <RequestsToDecide />
      </WidgetSection>
    </Flex>
  );
}

function WidgetSection(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Flex direction="column" gap="2">
        <Text as="h3" id={id} variant="body-medium" weight="bold">
          {props.title}
        </Text>
        {props.children}
      </Flex>
    </section>
  );
}

function MyDomains(props: { person: string }) {
  const t = useStudioText();
  const toMyAccess = useRouteRef(myAccessRouteRef);
  const overview = usePersonOverview(props.person);
  return (
    <LiveContent source={overview} rows={2}>
      {({ access, syncedAt }) => {
        const domains = access.map(({ domain }) => domain);
        if (!syncedAt) {
          return <NotSyncedYet domains={domains} />;
        }
        return (
          <>
            <StaleNotice source={overview} />
            {access.length === 0 ? (
              <Text as="p" color="secondary">
                {t('myAccess.emptyTitle')}. {t('myAccess.empty')}
              </Text>
            ) : (
              <ul className={styles.list}>
                {access.map(each => (
                  <DomainLine key={each.domainId} access={each} />
                ))}
              </ul>
            )}
            <FreshnessNotes domains={domains} />
            <LastSynced syncedAt={syncedAt} />
            {toMyAccess && (
              <Link href={toMyAccess()}>{t('widget.details')}</Link>
            )}
          </>
        );
      }}
    </LiveContent>
  );
}

function DomainLine(props: { access: PersonOverview['access'][number] }) {
  const { access } = props;
  const t = useStudioText();
  const diagnosisText = useDiagnosisText({ isOwn: true });
  const state = stateOfAccess(access);
  return (
    <li className={styles.line}>
      <Text as="span" weight="bold">
        {access.domain.name}
      </Text>
      <StateBadge state={state} />
      {canOpenStudio(access) && (
        <Link
          href={access.links.studio}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${t('myAccess.openStudio')}: ${access.domain.name}`}
        >
          {t('myAccess.openStudio')}
        </Link>
      )}
      {!isReady(state) && (
        <Text as="p" variant="body-small" className={styles.sentence}>
          {diagnosisText(access, access.domain)}
        </Text>
      )}
    </li>
  );
}
