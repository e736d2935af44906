/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex, Link, Text } from '@backstage/ui';
import type {
  AccessRequest,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  FreshnessNotes,
  LastSynced,
  NotSyncedYet,
} from '../../components/Freshness';
import { GrantButtons } from '../../components/GrantActions';
import { RequestAccessButton } from '../../components/RequestAccess';
import { RequestStateBadge, StateBadge } from '../../components/StateBadge';
import {
  useDiagnosisText,
  usePersonOverview,
  useStudioText,
  useTime,
} from '../../hooks';
import { myAccessRouteRef, requestRouteRef } from '../../routes';
import {
  canOpenStudio,
  displayKindOf,
  isReady,
  roleName,
  stateOfAccess,
} from '../../view';
import styles from './MyStudio.module.css';

/** The domains of the viewer, with what can be done about each. */
export function MyDomains(props: { person: string }) {
  const t = useStudioText();
  const toMyAccess = useRouteRef(myAccessRouteRef);
  const overview = usePersonOverview(props.person);
  return (
    <LiveContent source={overview} rows={2}>
      {data => {
        const { syncedAt } = data;
        const access = data.access.filter(each => concernsViewer(each, data));
        const domains = access.map(({ domain }) => domain);
        if (!syncedAt) {
          return (
            <NotSyncedYet domains={data.access.map(({ domain }) => domain)} />
          );
        }
        return (
          <>
            <StaleNotice source={overview} />
            {access.length === 0 ? (
              <>
                <Text as="p" color="secondary">
                  {t('myAccess.emptyTitle')}
                </Text>
                {!data.askWith && (
                  <Text as="p" color="secondary">
                    {t('myAccess.notCovered')}
                  </Text>
                )}
              </>
            ) : (
              <ul className={styles.list}>
                {access.map(each => (
                  <DomainLine
                    key={each.domainId}
                    access={each}
                    requests={data.requests}
                    reload={overview.reload}
                  />
                ))}
              </ul>
            )}
            <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
              <RequestAccessButton
                overview={data}
                isOwn
                onSent={overview.reload}
              />
              {toMyAccess && (
                <Link href={toMyAccess()}>{t('widget.details')}</Link>
              )}
            </Flex>
            <Teams overview={data} />
            <FreshnessNotes domains={domains} />
            <LastSynced syncedAt={syncedAt} />
          </>
        );
      }}
    </LiveContent>
  );
}

/** Domains that nobody can get into from here are not listed, unless something of the viewer is there. */
function concernsViewer(
  access: PersonOverview['access'][number],
  { askWith = [] }: PersonOverview,
): boolean {
  return (
    askWith.some(({ domainIds }) => domainIds.includes(access.domainId)) ||
    access.grant !== undefined ||
    access.profile !== undefined ||
    access.pendingRequestId !== undefined ||
    canOpenStudio(access)
  );
}

/** Links to where the teams of the viewer are seen and changed. */
function Teams(props: { overview: PersonOverview }) {
  const { askWith = [] } = props.overview;
  const t = useStudioText();
  const linkTo = useEntityRefLink();
  if (askWith.length === 0) {
    return null;
  }
  return (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="span" color="secondary">
        {t('widget.teams')}
      </Text>
      {askWith.map(({ entityRef, displayName }) => (
        <Link key={entityRef} href={`${linkTo(entityRef)}/studio`}>
          {displayName}
        </Link>
      ))}
    </Flex>
  );
}

function DomainLine(props: {
  access: PersonOverview['access'][number];
  requests: PersonOverview['requests'];
  reload: () => Promise<void>;
}) {
  const { access, requests, reload } = props;
  const { grant } = access;
  const t = useStudioText();
  const time = useTime();
  const toRequest = useRouteRef(requestRouteRef);
  const diagnosisText = useDiagnosisText({ isOwn: true });
  const state = stateOfAccess(access);
  const role = access.profile?.executionRole ?? grant?.executionRole;
  return (
    <li className={styles.line}>
      <Text as="span" weight="bold">
        {access.domain.name}
      </Text>
      <StateBadge state={state} />
      {isReady(state) && role && <Text as="span">{roleName(role)}</Text>}
      {isReady(state) && grant?.expiresAt && (
        <time
          dateTime={grant.expiresAt}
          title={time.absolute(grant.expiresAt)}
          className={styles.until}
        >
          {t('widget.until', { date: time.date(grant.expiresAt) })}
        </time>
      )}
      {canOpenStudio(access) && (
        <ButtonLink
          variant="secondary"
          href={access.links.studio}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${t('myAccess.openStudio')}: ${access.domain.name}`}
        >
          {t('myAccess.openStudio')}
        </ButtonLink>
      )}
      <GrantButtons
        access={access}
        domain={access.domain}
        isOwn
        onSent={() => void reload()}
      />
      {!isReady(state) && (
        <Text as="p" variant="body-small" className={styles.sentence}>
          {diagnosisText(access, access.domain)}
        </Text>
      )}
      {access.pendingRequestId && toRequest && (
        <Link href={toRequest({ requestId: access.pendingRequestId })}>
          {t('team.viewRequest')}
        </Link>
      )}
      {requests
        .filter(
          ({ domainId, status, requestId }) =>
            domainId === access.domainId &&
            status === 'in-review' &&
            requestId !== access.pendingRequestId,
        )
        .map(request => (
          <WaitingChange key={request.requestId} request={request} />
        ))}
    </li>
  );
}

/** A change of the access that waits for a decision, such as an extension. */
function WaitingChange(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const kind = t(`asked.kind.${displayKindOf(request)}`);
  return (
    <span className={styles.waiting}>
      <RequestStateBadge request={request} />
      {toRequest ? (
        <Link href={toRequest({ requestId: request.requestId })}>{kind}</Link>
      ) : (
        <Text as="span">{kind}</Text>
      )}
    </span>
  );
}
