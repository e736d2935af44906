/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex, Link, Text } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { isReady, stateOfAccess } from '../../view';
import { RoleName } from '../RoleName';
import { StateBadge } from '../StateBadge';
import styles from './MyAccess.module.css';

/** One domain as a person sees it: can I enter, as whom, and how; if not, why. */
export function DomainAccess(props: {
  access: PersonOverview['access'][number];
  /** The ways in are the reader's own, so they belong on the reader's own pages only. */
  showsLinks: boolean;
  headingLevel: 'h2' | 'h4';
}) {
  const { access, showsLinks } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const state = stateOfAccess(access);
  const requestId =
    access.pendingRequestId ??
    (isReady(state) ? undefined : access.grant?.requestId);
  return (
    <Flex direction="column" gap="2">
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <Text as={props.headingLevel} variant="body-large" weight="bold">
          {access.domain.name}
        </Text>
        <StateBadge state={state} />
        <Text as="span" color="secondary">
          {access.domain.accountId} · {access.domain.region}
        </Text>
      </Flex>
      <Text as="p" className={styles.sentence}>
        {access.diagnosis.sentence}{' '}
        {requestId && toRequest && (
          <Link href={toRequest({ requestId })}>{t('team.viewRequest')}</Link>
        )}
      </Text>
      {access.profile?.executionRole && (
        <Text as="p" color="secondary">
          {t('facts.role')}: <RoleName arn={access.profile.executionRole} />
        </Text>
      )}
      {showsLinks && isReady(state) && <WaysIn access={access} />}
    </Flex>
  );
}

function WaysIn(props: { access: PersonOverview['access'][number] }) {
  const { domain, links } = props.access;
  const t = useStudioText();
  const external = {
    target: '_blank',
    rel: 'noopener noreferrer',
    iconEnd: <RiExternalLinkLine aria-hidden />,
  };
  return (
    <nav aria-label={t('myAccess.ways', { domain: domain.name })}>
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        <ButtonLink href={links.studio} {...external}>
          {t('myAccess.openStudio')}
        </ButtonLink>
        {links.accessPortal && (
          <ButtonLink
            variant="secondary"
            href={links.accessPortal}
            {...external}
          >
            {t('myAccess.accessPortal')}
          </ButtonLink>
        )}
        {links.identityProvider && (
          <ButtonLink
            variant="secondary"
            href={links.identityProvider}
            {...external}
          >
            {t('myAccess.identityProvider')}
          </ButtonLink>
        )}
      </Flex>
    </nav>
  );
}
