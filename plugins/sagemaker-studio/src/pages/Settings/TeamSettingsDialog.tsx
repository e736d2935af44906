/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { TeamSettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { RefListField } from '../../components/RefListField';
import { useStudioText } from '../../hooks';
import { SettingsForm } from './SettingsForm';
import { nameOfEntityRef } from '../../view';

/** Changes who leads a team. */
export function TeamSettingsDialog(props: {
  team: Pick<TeamSettings, 'team' | 'leads' | 'version'>;
  onClose: () => void;
  onSaved: () => Promise<void>;
}) {
  const { onClose, onSaved } = props;
  const [{ team, version, leads: before }] = useState(props.team);
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [leads, setLeads] = useState(before);
  const input = { version, leads };
  return (
    <SettingsForm
      title={t('settings.changeLeads', { team: nameOfEntityRef(team) })}
      input={input}
      simulate={() => api.simulateTeamSettings(team, input)}
      save={() => api.setTeam(team, input)}
      onClose={onClose}
      onSaved={onSaved}
    >
      <RefListField
        hasTeams
        label={t('settings.field.leads')}
        value={leads}
        onChange={setLeads}
      />
    </SettingsForm>
  );
}
