/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import {
  studioIdentityDecidePermission,
  type IdentityConflict,
  type IdentityReport,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState, type ReactNode } from 'react';
import { FailureAlert } from '../../components/Feedback';
import { Section } from '../../components/Section';
import { useGranted, useIdentityMatters, useStudioText } from '../../hooks';
import { Decided, type Outcome } from './Decided';
import { FormerTeams } from './FormerTeams';
import { PersonDecisions } from './PersonDecisions';
import { RefDecisions } from './RefDecisions';
import { RefReports } from './RefReports';
import { Standing } from './Standing';
import { TeamDecisions } from './TeamDecisions';
import { UntrustedClaims } from './UntrustedClaims';

/**
 * What the platform team has to decide about people and teams above the children, and what it has to correct below them;
 * the children alone for everybody else.
 */
export function IdentityMatters(props: { children: ReactNode }) {
  const t = useStudioText();
  const mayDecide = useGranted(studioIdentityDecidePermission);
  const { data, error, reload } = useIdentityMatters(mayDecide);
  return (
    <Flex direction="column" gap="4">
      {data && <Decisions {...data} onDecided={reload} />}
      {props.children}
      {data && <Reports {...data} />}
      {!data && error !== undefined && (
        <FailureAlert title={t('identity.loadFailed')} error={error} />
      )}
    </Flex>
  );
}

function Decisions(props: {
  conflicts: IdentityConflict[];
  report: IdentityReport;
  onDecided: () => Promise<void>;
}) {
  const t = useStudioText();
  const { conflicts, report, onDecided } = props;
  const { teams, passedRefs } = report;
  const [outcome, setOutcome] = useState<Outcome>();
  return (
    <>
      {outcome && <Decided outcome={outcome} />}
      {conflicts.length + teams.length + passedRefs.length > 0 && (
        <Section title={t('identity.decide')}>
          <Flex direction="column" gap="4">
            <PersonDecisions
              conflicts={conflicts}
              onOutcome={setOutcome}
              onDecided={onDecided}
            />
            <TeamDecisions
              conflicts={teams}
              onOutcome={setOutcome}
              onDecided={onDecided}
            />
            <RefDecisions
              refs={passedRefs}
              onOutcome={setOutcome}
              onDecided={onDecided}
            />
          </Flex>
        </Section>
      )}
    </>
  );
}

function Reports(props: {
  conflicts: IdentityConflict[];
  report: IdentityReport;
}) {
  const t = useStudioText();
  const { conflicts, report } = props;
  const { formerTeams, refs, claims, claimCount, standing } = report;
  const decidable = [
    ...conflicts,
    ...report.teams,
    ...report.passedRefs,
  ].flatMap(({ entityRef, viewerMayDecide }) =>
    viewerMayDecide ? entityRef : [],
  );
  return (
    <>
      {formerTeams.length > 0 && (
        <Section title={t('identity.formerTeams')}>
          <FormerTeams teams={formerTeams} />
        </Section>
      )}
      {refs.length > 0 && (
        <Section title={t('identity.refs')}>
          <RefReports refs={refs} decidable={decidable} />
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
    </>
  );
}
