/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { History } from '../../components/History';
import { useDenied, useStudioText } from '../../hooks';
import styles from './TeamAccess.module.css';

/** The history of a team in a domain, loaded when it is opened. */
export function TeamHistory(props: {
  access: TeamAccess;
  domain: StudioDomain;
}) {
  const { access, domain } = props;
  const t = useStudioText();
  const denied = useDenied(studioAccessReadPermission);
  const [isOpen, setOpen] = useState(false);
  // Leads may read the data of their team without the permission to read all access.
  if (denied && !access.viewer.isLead) {
    return null;
  }
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>{t('domain.history')}</summary>
      {isOpen && (
        <History domainId={domain.domainId} team={access.team.entityRef} />
      )}
    </details>
  );
}
