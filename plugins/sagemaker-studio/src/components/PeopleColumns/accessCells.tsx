/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Link, Text } from '@backstage/ui';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDiagnosisText, useRepairText, useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { consoleUrlOfProfile, isAllSaid, stateOfAccess } from '../../view';
import type { AccessState, ActionProposal } from '../../view';
import { AwsLink } from '../AwsThing';
import { EntityLink, SharedBy } from '../EntityLink';
import { CellStack } from '../ResponsiveTable';
import { RemoveUnmanagedButton, RevokeButton } from '../Revoke';
import { StateBadge, ToneBadge } from '../StateBadge';
import { AssignmentText } from './AssignmentText';
import { PersonDetailsButton } from './PersonDetails';

export function PersonName(props: {
  access: PersonAccess;
  /** Whether the name alone does not say who it is. */
  isNamesake?: boolean;
}) {
  const { person, membership } = props.access;
  const login = person.identityCenterUser?.userName ?? person.entityRef;
  const t = useStudioText();
  const name = (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      {person.entityRef ? (
        <EntityLink
          entityRef={person.entityRef}
          displayName={person.displayName}
        />
      ) : (
        <Text as="span">{person.displayName}</Text>
      )}
      {membership === 'guest' && (
        <span title={t('team.guestHint')}>
          <ToneBadge tone="neutral">{t('team.guest')}</ToneBadge>
        </span>
      )}
    </Flex>
  );
  return person.sharedBy || (props.isNamesake && login) ? (
    <CellStack>
      {name}
      {props.isNamesake && (
        <Text as="span" variant="body-small" color="secondary">
          {login}
        </Text>
      )}
      <SharedBy entityRefs={person.sharedBy} />
    </CellStack>
  ) : (
    name
  );
}

/** States for which the page of the request shows more. */
const SHOWS_PROGRESS: AccessState[] = [
  'inProgress',
  'blocked',
  'stillHasAccess',
  'cleanupBlocked',
  'coolingOff',
];

export function PersonState(props: {
  access: PersonAccess;
  domain: StudioDomain;
  /** Absent for viewers who may not create requests. */
  onRepair?: () => void;
  /** For viewers who may revoke anyone's access. Absent on pages with another way to revoke. */
  onRevoke?: (proposal: ActionProposal) => void;
}) {
  const { access, domain, onRepair, onRevoke } = props;
  const { repair } = access.diagnosis;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const diagnosisText = useDiagnosisText();
  const repairText = useRepairText();
  const state = stateOfAccess(access);
  const requestId =
    access.pendingRequestId ??
    (SHOWS_PROGRESS.includes(state)
      ? access.grant?.operation?.requestId ?? access.grant?.requestId
      : undefined);
  const isSilent = isAllSaid(access, domain);
  const sentence = isSilent ? undefined : diagnosisText(access, domain);
  const repairButton = repair && onRepair && !access.pendingRequestId && (
    <Button
      variant="secondary"
      aria-label={t('people.repair', {
        label: repairText(access.diagnosis),
        person: access.person.displayName,
      })}
      onPress={onRepair}
    >
      {repairText(access.diagnosis)}
    </Button>
  );
  const link = requestId && toRequest && (
    <Link href={toRequest({ requestId })} variant="body-small">
      {t(`team.${requestLinkOf(access, state)}`)}
    </Link>
  );
  return (
    <CellStack>
      <Flex gap="1" align="center" style={{ flexWrap: 'wrap' }}>
        <StateBadge state={state} />
        <PersonDetailsButton access={access} domain={domain} />
        {isSilent && repairButton}
      </Flex>
      {(sentence || link) && (
        <Text as="p" variant="body-small">
          {sentence} {link}
        </Text>
      )}
      {!isSilent && repairButton}
      <RemoveUnmanagedButton access={access} domain={domain} />
      {onRevoke && (
        <RevokeButton access={access} domain={domain} onRevoke={onRevoke} />
      )}
    </CellStack>
  );
}

/** The label of the link to the request. */
function requestLinkOf(
  { pendingRequestId, grant }: PersonAccess,
  state: AccessState,
): 'viewRequest' | 'undoOnRequest' | 'viewProgress' {
  if (pendingRequestId) {
    return 'viewRequest';
  }
  return state === 'coolingOff' && grant?.viewerMay?.includes('revoke')
    ? 'undoOnRequest'
    : 'viewProgress';
}

/** The two halves of access: assignment and user profile. */
export function AccessText(props: {
  access: PersonAccess;
  domain: StudioDomain;
}) {
  return (
    <CellStack>
      <AssignmentText access={props.access} />
      {props.access.profile && <ProfileText {...props} />}
    </CellStack>
  );
}

function ProfileText(props: { access: PersonAccess; domain: StudioDomain }) {
  const { profile } = props.access;
  if (!profile) {
    return null;
  }
  return (
    <>
      <Flex gap="1" align="center">
        <Text as="span">{profile.name}</Text>
        <AwsLink
          href={consoleUrlOfProfile(props.domain, profile.name)}
          name={profile.name}
        />
      </Flex>
      {profile.status !== 'InService' && (
        <Text
          as="span"
          variant="body-small"
          color="secondary"
          title={profile.failureReason}
        >
          {profile.status}
        </Text>
      )}
    </>
  );
}
