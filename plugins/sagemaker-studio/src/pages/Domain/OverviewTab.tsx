/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import type { DomainOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useLocation } from 'react-router-dom';
import { DiagnosisCounts, DomainDetails } from '../../components/DomainInfo';
import { Section } from '../../components/Section';
import { useStudioText } from '../../hooks';
import { MassChanges } from '../MassChanges/MassChanges';
import { AttentionList } from './AttentionList';
import styles from './Domain.module.css';
import { DomainSetup } from './DomainSetup';
import { OrphanedAssignments } from './OrphanedAssignments';
import { Readiness } from './Readiness';
import { UnmanagedAccessSection } from './UnmanagedAccess/UnmanagedAccessSection';

/** The first tab of a domain: details, numbers, what exists without a grant, people who need attention, readiness, setup. */
export function OverviewTab(props: {
  overview: DomainOverview;
  onShowAttention: () => void;
}) {
  const { overview, onShowAttention } = props;
  const { domain } = overview;
  const t = useStudioText();
  const { pathname } = useLocation();
  return (
    <Flex direction="column" gap="4">
      <MassChanges domainId={domain.domainId} />
      <DomainDetails domain={domain} />
      {overview.syncedAt && (
        <DiagnosisCounts
          counts={overview.counts}
          domain={domain}
          hrefOf={code => `${pathname}?view=people&show=${code}`}
        />
      )}
      <UnmanagedAccessSection domain={domain} />
      <OrphanedAssignments domain={domain} />
      <div className={styles.columns}>
        <Section title={t('domain.attention')}>
          <AttentionList domain={domain} onShowAll={onShowAttention} />
        </Section>
        <Section title={t('readiness.title')}>
          <Readiness domain={domain} />
        </Section>
      </div>
      <Section title={t('setup.title')}>
        <DomainSetup domain={domain} setup={overview.setup} />
      </Section>
    </Flex>
  );
}
