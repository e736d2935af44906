/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { useId } from 'react';
import type { ReactNode } from 'react';
import {
  useDiagnosisText,
  usePersonOverview,
  useStudioText,
  useViewerIdentity,
} from '../../hooks';
import { myAccessRouteRef } from '../../routes';
import { isReady, canOpenStudio, stateOfAccess } from '../../view';
import {
  FreshnessNotes,
  NotSyncedYet,
  LastSynced,
} from '../../components/Freshness';
import { LoadFailure, Loading, StaleNotice } from '../../components/Feedback';
import { textContrast } from '../../components/TextContrast';
import { StateBadge } from '../../components/StateBadge';
import styles from './MyStudio.module.css';
import { RequestsToDecide } from './RequestsToDecide';

/** For the portal's home page: the reader's domains with the way in, and what waits for the reader. */
export function MyStudio() {
  const t = useStudioText();
  const { data: viewer, error, reload } = useViewerIdentity();
  return (
    <Flex direction="column" gap="4" className={textContrast}>
      <WidgetSection title={t('widget.myDomains')}>
        {!viewer && error !== undefined && (
          <LoadFailure error={error} onRetry={() => void reload()} />
        )}
        {!viewer && error === undefined && <Loading rows={2} />}
        {viewer?.startsWith('user:') && <MyDomains person={viewer} />}
        {viewer && !viewer.startsWith('user:') && (
          <Text as="p" color="secondary">
            {t('myAccess.noUserTitle')}
          </Text>
        )}
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
  const diagnosisText = useDiagnosisText();
  const toMyAccess = useRouteRef(myAccessRouteRef);
  const { data, error, reload } = usePersonOverview(props.person);
  if (!data) {
    return error ? (
      <LoadFailure error={error} onRetry={() => void reload()} />
    ) : (
      <Loading rows={2} />
    );
  }
  if (!data.syncedAt) {
    return <NotSyncedYet domains={data.access.map(({ domain }) => domain)} />;
  }
  return (
    <>
      <StaleNotice error={error} onRetry={() => void reload()} />
      {data.access.length === 0 ? (
        <Text as="p" color="secondary">
          {t('myAccess.emptyTitle')}. {t('myAccess.empty')}
        </Text>
      ) : (
        <ul className={styles.list}>
          {data.access.map(access => (
            <li key={access.domainId} className={styles.line}>
              <Text as="span" weight="bold">
                {access.domain.name}
              </Text>
              <StateBadge state={stateOfAccess(access)} />
              {canOpenStudio(access) && (
                <Link
                  href={access.links.studio}
                  target="_blank"
                  rel="noopener noreferrer"
                  aria-label={`${t('myAccess.openStudio')}: ${
                    access.domain.name
                  }`}
                >
                  {t('myAccess.openStudio')}
                </Link>
              )}
              {!isReady(stateOfAccess(access)) && (
                <Text as="p" variant="body-small" className={styles.sentence}>
                  {diagnosisText(access, access.domain)}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      <FreshnessNotes domains={data.access.map(({ domain }) => domain)} />
      <LastSynced syncedAt={data.syncedAt} />
      {toMyAccess && <Link href={toMyAccess()}>{t('widget.details')}</Link>}
    </>
  );
}
