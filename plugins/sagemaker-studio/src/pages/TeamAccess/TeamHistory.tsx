/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useDenied, useStudioText } from '../../hooks';
import { History } from '../../components/History';
import styles from './TeamAccess.module.css';

/** How many of the team were in a domain, day by day; counted when asked for, and only for who may read it. */
export function TeamHistory(props: {
  access: TeamAccess;
  domain: StudioDomain;
}) {
  const { access, domain } = props;
  const t = useStudioText();
  const denied = useDenied(studioAccessReadPermission);
  const [isOpen, setOpen] = useState(false);
  // A lead may read what concerns the team without the permission to read everything.
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
