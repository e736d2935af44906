/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import {
  studioEventsExportPermission,
  studioEventsReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { EventExport, EventLog } from '../../components/EventLog';
import { useDenied, useStudioText } from '../../hooks';
import styles from './TeamAccess.module.css';

/** The record of a team, for its leads and those who may read all events. It is loaded when it is opened. */
export function TeamRecord(props: { access: TeamAccess }) {
  const { team, viewer } = props.access;
  const t = useStudioText();
  const mayNotRead = useDenied(studioEventsReadPermission);
  const mayNotExport = useDenied(studioEventsExportPermission);
  const [isOpen, setOpen] = useState(false);
  if (mayNotRead && !viewer.isLead) {
    return null;
  }
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>{t('eventList.teamRecord')}</summary>
      {isOpen && (
        <Flex direction="column" gap="3">
          {(viewer.isLead || !mayNotExport) && (
            <EventExport team={team.entityRef} />
          )}
          <EventLog filter={{ team: team.entityRef }} />
        </Flex>
      )}
    </details>
  );
}
