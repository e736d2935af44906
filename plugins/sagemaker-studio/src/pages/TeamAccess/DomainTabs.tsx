/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { DomainPanel } from './DomainPanel';
import type { DomainPanelProps } from './DomainPanel';
import styles from './TeamAccess.module.css';

/** One tab per domain, those that can be managed first. */
export function DomainTabs(
  props: Omit<DomainPanelProps, 'domain'> & {
    selected: StudioDomain;
    onSelect: (domainId: string) => void;
  },
) {
  const { selected, onSelect, ...panel } = props;
  const { access } = panel;
  const t = useStudioText();
  return (
    <Tabs
      selectedKey={selected.domainId}
      onSelectionChange={key => onSelect(String(key))}
    >
      <TabList aria-label={t('team.domains')}>
        {access.domains.map(domain => (
          <Tab key={domain.domainId} id={domain.domainId}>
            {domain.name}
          </Tab>
        ))}
      </TabList>
      {access.domains.map(domain => (
        <TabPanel
          key={domain.domainId}
          id={domain.domainId}
          className={styles.panel}
        >
          <DomainPanel {...panel} domain={domain} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
