/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import { studioIdentityDecidePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { FailureAlert } from '../../components/Feedback';
import { Section } from '../../components/Section';
import { useGranted, useIdentityMatters, useStudioText } from '../../hooks';
import { FormerTeams } from './FormerTeams';
import { PersonDecisions } from './PersonDecisions';
import { RefDecisions } from './RefDecisions';
import { RefReports } from './RefReports';
import { Standing } from './Standing';
import { TeamDecisions } from './TeamDecisions';
import { UntrustedClaims } from './UntrustedClaims';

/** What the platform team has to decide or to correct about people and teams; nothing for everybody else. */
export function IdentityMatters() {
  return useGranted(studioIdentityDecidePermission) ? <Matters /> : null;
}

function Matters() {
  const t = useStudioText();
  const { data, error, reload } = useIdentityMatters();
  if (!data) {
    return error === undefined ? null : (
      <FailureAlert title={t('identity.loadFailed')} error={error} />
    );
  }
  const { conflicts, report } = data;
  const { teams, formerTeams, refs, passedRefs } = report;
  const { claims, claimCount, standing } = report;
  return (
    <Flex direction="column" gap="4">
      {conflicts.length + teams.length + passedRefs.length > 0 && (
        <Section title={t('identity.decide')}>
          <Flex direction="column" gap="4">
            <PersonDecisions conflicts={conflicts} onDecided={reload} />
            <TeamDecisions conflicts={teams} onDecided={reload} />
            <RefDecisions refs={passedRefs} onDecided={reload} />
          </Flex>
        </Section>
      )}
      {formerTeams.length > 0 && (
        <Section title={t('identity.formerTeams')}>
          <FormerTeams teams={formerTeams} />
        </Section>
      )}
      {refs.length > 0 && (
        <Section title={t('identity.refs')}>
          <RefReports refs={refs} />
        </Section>
      )}
      {(claims.length > 0 || standing.people + standing.teams > 0) && (
        <Section title={t('identity.untrusted')}>
          <Flex direction="column" gap="4">
            <Standing standing={standing} />
            <UntrustedClaims claims={claims} total={claimCount} />
          </Flex>
        </Section>
      )}
    </Flex>
  );
}
