/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type {
  AccessRequest,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { RequesterName } from '../../components/RequesterName';
import { RelativeTime } from '../../components/RelativeTime';
import { RequestStateBadge } from '../../components/StateBadge';
import { useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { displayKindOf } from '../../view';
import styles from './TeamAccess.module.css';

const INITIAL_COUNT = 5;

/** The pending requests of a team. */
export function PendingRequests(props: { access: TeamAccess }) {
  const { access } = props;
  const t = useStudioText();
  const [isAll, setAll] = useState(false);
  const { pendingRequests } = access;
  if (pendingRequests.length === 0) {
    return null;
  }
  const shown = isAll
    ? pendingRequests
    : pendingRequests.slice(0, INITIAL_COUNT);
  const more = pendingRequests.length - shown.length;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="body-medium" weight="bold">
          {t('team.pendingTitle')}
        </Text>
      </CardHeader>
      <CardBody>
        <ul className={styles.requests} aria-label={t('team.pendingTitle')}>
          {shown.map(request => (
            <PendingRequest
              key={request.requestId}
              request={request}
              access={access}
            />
          ))}
        </ul>
        {more > 0 && (
          <Button variant="tertiary" onPress={() => setAll(true)}>
            {t('people.morePending', { count: more })}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}

function PendingRequest(props: { request: AccessRequest; access: TeamAccess }) {
  const { request, access } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const domain =
    access.domains.find(({ domainId }) => domainId === request.domainId)
      ?.name ?? request.domainId;
  return (
    <li className={styles.request}>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <RequestStateBadge request={request} />
        <Text as="span">
          <WhatIsAsked request={request} domain={domain} />
        </Text>
        <Text as="span" color="secondary">
          <RelativeTime at={request.createdAt} />
        </Text>
      </Flex>
      {toRequest && (
        <ButtonLink
          variant={request.viewerMayDecide ? 'primary' : 'secondary'}
          href={toRequest({ requestId: request.requestId })}
        >
          {t(request.viewerMayDecide ? 'team.decide' : 'team.open')}
        </ButtonLink>
      )}
    </li>
  );
}

function WhatIsAsked(props: { request: AccessRequest; domain: string }) {
  const { request, domain } = props;
  const t = useStudioText();
  const words = {
    who: <RequesterName request={request} />,
    domain,
    count: request.people.length,
  };
  switch (displayKindOf(request)) {
    case 'extend':
      return t('team.pendingKind.extend', words);
    case 'change-role':
      return t('team.pendingKind.change-role', words);
    case 'revoke':
      return t('team.pendingKind.revoke', words);
    case 'offboard':
      return t('team.pendingKind.offboard', words);
    default:
      return request.people.length === 1 &&
        request.people[0] === request.requester
        ? t('team.pendingSelf', words)
        : t('team.pendingPeople', words);
  }
}
