/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Tab, TabPanel, Tabs } from '@backstage/ui';
import { TabRow } from '../../components/TabRow';
import { useStudioText } from '../../hooks';
import { DomainPanel } from './DomainPanel';
import type { DomainPanelProps } from './DomainPanel';
import styles from './TeamAccess.module.css';

/** One tab per domain, domains that can be managed first. */
export function DomainTabs(
  props: DomainPanelProps & { onDomainChange: (domainId: string) => void },
) {
  const { onDomainChange, ...panel } = props;
  const { access } = panel;
  const t = useStudioText();
  return (
    <Tabs
      selectedKey={panel.domain.domainId}
      onSelectionChange={key => onDomainChange(String(key))}
    >
      <TabRow aria-label={t('team.domains')}>
        {access.domains.map(domain => (
          <Tab key={domain.domainId} id={domain.domainId}>
            {domain.name}
          </Tab>
        ))}
      </TabRow>
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
