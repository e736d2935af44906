/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button, Flex, Text, VisuallyHidden } from '@backstage/ui';
import {
  studioRequestCreatePermission,
  studioIdentityDecidePermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EmptyState, StaleNotice } from '../../components/Feedback';
import { SyncStatus } from '../../components/Freshness';
import {
  RequestDialog,
  useRequestDialog,
} from '../../components/RequestDialog';
import { textContrast } from '../../components/TextContrast';
import { useApiText, useDenied, useGranted, useStudioText } from '../../hooks';
import type { LiveData } from '../../hooks';
import {
  candidatesOf,
  canRequestForOthers,
  countPeople,
  startDraft,
} from '../../view';
import { DomainTabs } from './DomainTabs';
import { PendingRequests } from './PendingRequests';
import { TeamRecord } from './TeamRecord';
import { TeamRuleSection } from './TeamRuleSection';
import { usePeopleFilter } from './usePeopleFilter';
import { useSelectedDomain } from './useSelectedDomain';
import { useSelectedPeople } from './useSelectedPeople';
import { useTeamRuleOf } from './useTeamRuleOf';

/** The access of a team, with a tab per domain. */
export function TeamAccessView(props: {
  access: TeamAccess;
  source: LiveData<TeamAccess>;
}) {
  const { access, source } = props;
  const { reload } = source;
  const t = useStudioText();
  const { say } = useApiText();
  const denied = useDenied(studioRequestCreatePermission);
  const mayCorrect = useGranted(studioSettingsUpdatePermission);
  const mayDecide = useGranted(studioIdentityDecidePermission);
  const [domain, selectDomain] = useSelectedDomain(access);
  const [filter, setFilter] = usePeopleFilter();
  const dialog = useRequestDialog(access, domain?.domainId);
  const { selected, select } = useSelectedPeople(domain?.domainId);
  const rules = useTeamRuleOf(access.team.entityRef);
  const counts = countPeople(access.people);
  const isForTeam =
    domain &&
    candidatesOf(access).length > 0 &&
    canRequestForOthers(access, startDraft(access, domain.domainId));
  const { isMember, isLead, mayAskForSelf = [] } = access.viewer;
  const mayAsk = mayAskForSelf.length > 0 || isForTeam;
  const belongs = isMember || isLead;

  return (
    <Flex direction="column" gap="4" py="2" className={textContrast}>
      <Flex
        justify="between"
        align="center"
        gap="3"
        style={{ flexWrap: 'wrap' }}
      >
        <SyncStatus syncedAt={access.syncedAt} reload={reload} />
        {denied || !mayAsk ? (
          (denied || belongs) && (
            <Text as="p" color="secondary">
              {t(denied ? 'team.requestDenied' : 'team.requestByNobody')}
            </Text>
          )
        ) : (
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            <Button
              variant={isForTeam ? 'secondary' : 'primary'}
              isDisabled={!domain}
              onPress={() => {
                const people = membersAmong(selected, access);
                dialog.open({
                  isFor: people.length > 0 ? undefined : 'me',
                  people,
                });
              }}
            >
              {t('team.request')}
            </Button>
            {isForTeam && (
              <Button onPress={() => dialog.open({ isFor: 'team' })}>
                {t('ask.onboard')}
              </Button>
            )}
          </Flex>
        )}
      </Flex>
      <VisuallyHidden role="status">
        {t('team.summary', {
          ready: String(counts.ready),
          inProgress: String(counts.inProgress),
          attention: String(counts.attention),
        })}
      </VisuallyHidden>
      <StaleNotice source={source} />
      {(mayCorrect ? access.refs : undefined)?.map(ref => (
        <Alert
          key={ref.entityRef}
          role="status"
          status="warning"
          icon
          title={say(ref, 'message')}
          description={t('domains.remedy', {
            remedy: say(ref, 'remedy', { isOwn: mayDecide }),
          })}
        />
      ))}
      <PendingRequests access={access} />
      {domain ? (
        <>
          <DomainTabs
            access={access}
            domain={domain}
            onDomainChange={selectDomain}
            filter={filter}
            onFilter={setFilter}
            selected={denied ? undefined : selected}
            onSelect={select}
            reload={reload}
          />
          <TeamRuleSection
            team={access.team.entityRef}
            domain={domain}
            source={rules}
          />
        </>
      ) : (
        <EmptyState
          title={t('team.noDomainsTitle')}
          description={t('team.noDomains')}
        />
      )}
      <TeamRecord access={access} />
      <RequestDialog
        dialog={dialog}
        team={access}
        onSent={reload}
        ruleFor={domainId => {
          const sentFor = access.domains.find(
            each => each.domainId === domainId,
          );
          const { rule, maySet } = sentFor ? rules.of(sentFor) : {};
          return maySet && !rule
            ? () => {
                dialog.close();
                selectDomain(domainId);
                rules.setOpen(true);
              }
            : undefined;
        }}
      />
    </Flex>
  );
}

/**
 * The members among the selected people, since only members can be named in a request. Ids of rows are catalog refs.
 */
function membersAmong(
  selected: ReadonlySet<string>,
  access: TeamAccess,
): string[] {
  return candidatesOf(access)
    .map(({ entityRef }) => entityRef)
    .filter(entityRef => selected.has(entityRef));
}
