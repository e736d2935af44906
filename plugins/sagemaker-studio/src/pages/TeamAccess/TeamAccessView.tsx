/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text, VisuallyHidden } from '@backstage/ui';
import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDenied, useStudioText } from '../../hooks';
import { candidatesOf, countPeople } from '../../view';
import { SyncStatus } from '../../components/Freshness';
import { EmptyState, StaleNotice } from '../../components/Feedback';
import { textContrast } from '../../components/TextContrast';
import {
  RequestDialog,
  useRequestDialog,
} from '../../components/RequestDialog';
import { DomainTabs } from './DomainTabs';
import { PendingRequests } from './PendingRequests';
import { useSelectedPeople } from './useSelectedPeople';
import { useSelectedDomain, useShownPeople } from './useSelectedDomain';

/** A team's people and what they hold, domain by domain. */
export function TeamAccessView(props: {
  access: TeamAccess;
  error?: unknown;
  reload: () => Promise<void>;
}) {
  const { access, error, reload } = props;
  const t = useStudioText();
  const denied = useDenied(studioRequestCreatePermission);
  const [domain, selectDomain] = useSelectedDomain(access.domains);
  const [shown, show] = useShownPeople();
  const dialog = useRequestDialog(access, domain?.domainId);
  const { chosen, choose } = useSelectedPeople(domain?.domainId);
  const counts = countPeople(access.people);

  return (
    <Flex direction="column" gap="4" py="2" className={textContrast}>
      <Flex
        justify="between"
        align="center"
        gap="3"
        style={{ flexWrap: 'wrap' }}
      >
        <SyncStatus syncedAt={access.syncedAt} reload={reload} />
        {denied ? (
          <Text as="p" color="secondary">
            {t('team.requestDenied')}
          </Text>
        ) : (
          <Button
            isDisabled={!domain}
            onPress={() => dialog.open(membersAmong(chosen, access))}
          >
            {t('team.request')}
          </Button>
        )}
      </Flex>
      <VisuallyHidden role="status">
        {t('team.summary', {
          ready: String(counts.ready),
          inProgress: String(counts.inProgress),
          attention: String(counts.attention),
        })}
      </VisuallyHidden>
      <StaleNotice error={error} onRetry={() => void reload()} />
      <PendingRequests access={access} />
      {domain ? (
        <DomainTabs
          access={access}
          selected={domain}
          onSelect={selectDomain}
          shown={shown}
          onShow={show}
          chosen={denied ? undefined : chosen}
          onChoose={choose}
          reload={reload}
        />
      ) : (
        <EmptyState
          title={t('team.noDomainsTitle')}
          description={t('team.noDomains')}
        />
      )}
      <RequestDialog dialog={dialog} team={access} onSent={reload} />
    </Flex>
  );
}

/** A request names members only, by their catalog refs, which are also the ids of their rows. */
function membersAmong(
  chosen: ReadonlySet<string>,
  access: TeamAccess,
): string[] {
  return candidatesOf(access)
    .map(({ entityRef }) => entityRef)
    .filter(entityRef => chosen.has(entityRef));
}
