/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Link, Text } from '@backstage/ui';
import type {
  PersonAccess,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDiagnosisText, useRepairText, useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';
import {
  canOpenStudio,
  isReady,
  needsAttention,
  stateOfAccess,
} from '../../view';
import { useActionDialog } from '../ActionDialog';
import { Description, DescriptionList } from '../DescriptionList';
import { ExplainEntryButton } from '../EntryExplanation';
import { GrantButtons } from '../GrantActions';
import { LastUse, Until } from '../PeopleColumns';
import { RoleName } from '../RoleName';
import { StateBadge } from '../StateBadge';
import { StudioLinkButtons } from '../StudioLinks';
import styles from './DomainAccess.module.css';

/** A person's access to a domain: its state, role and links; if Studio does not open, the reason. */
export function DomainAccess(props: {
  access: PersonOverview['access'][number];
  /** Links into Studio work for their owner only, so they are shown to the person alone. */
  showsLinks: boolean;
  headingLevel: 'h2' | 'h4';
  reload: () => Promise<void>;
}) {
  const { access, showsLinks, reload } = props;
  const t = useStudioText();
  const diagnosisText = useDiagnosisText({ isOwn: showsLinks });
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
        {diagnosisText(access, access.domain)}{' '}
        {requestId && toRequest && (
          <Link href={toRequest({ requestId })}>{t('team.viewRequest')}</Link>
        )}
      </Text>
      <AccessDetails access={access} />
      {showsLinks && canOpenStudio(access) && (
        <StudioLinkButtons
          domainName={access.domain.name}
          links={access.links}
        />
      )}
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        <Repair access={access} reload={reload} />
        {(!canOpenStudio(access) || needsAttention(state)) && (
          <ExplainEntryButton
            access={access}
            domain={access.domain}
            isOwn={showsLinks}
          />
        )}
        <GrantButtons
          access={access}
          domain={access.domain}
          isOwn={showsLinks}
          onSent={() => void reload()}
        />
      </Flex>
    </Flex>
  );
}

/** The request that would repair the access, where there is one that the viewer may file. */
function Repair(props: {
  access: PersonOverview['access'][number];
  reload: () => Promise<void>;
}) {
  const { access, reload } = props;
  const t = useStudioText();
  const repairText = useRepairText();
  const { proposeRepair, dialog } = useActionDialog(access.domain, {
    onSent: () => void reload(),
  });
  const { repair } = access.diagnosis;
  const isOffered = repair && !access.pendingRequestId;
  const label = isOffered && repairText(access.diagnosis);
  return (
    // The dialog keeps its place, and so its result, when the button goes.
    <>
      {label && proposeRepair && (
        <Button
          variant="secondary"
          aria-label={t('grantActions.in', {
            label,
            domain: access.domain.name,
          })}
          onPress={() => proposeRepair(access)}
        >
          {label}
        </Button>
      )}
      {dialog}
    </>
  );
}

/** Role, end date and last use. */
function AccessDetails(props: { access: PersonAccess }) {
  const { profile, grant, usage } = props.access;
  const t = useStudioText();
  const isGranted = grant && grant.status !== 'ended';
  if (!profile?.executionRole && !isGranted && !usage) {
    return null;
  }
  return (
    <DescriptionList>
      {profile?.executionRole && (
        <Description label={t('facts.role')}>
          <RoleName arn={profile.executionRole} />
        </Description>
      )}
      {isGranted && (
        <Description label={t('people.until')}>
          <Until access={props.access} />
        </Description>
      )}
      {usage && (
        <Description label={t('people.lastUse')}>
          <LastUse access={props.access} />
        </Description>
      )}
    </DescriptionList>
  );
}
