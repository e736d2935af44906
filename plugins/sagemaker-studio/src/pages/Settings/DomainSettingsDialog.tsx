/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  NumberField,
  Radio,
  RadioGroup,
  TextField,
} from '@backstage/ui';
import type { DomainSettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { ExistingAccess } from '../../components/ExistingAccess';
import { RefListField } from '../../components/RefListField';
import { useStudioText } from '../../hooks';
import {
  daysOf,
  durationOfDays,
  firstDraftOf,
  settingsInputOf,
} from '../../view';
import type { SettingsDraft } from '../../view';
import { RoleListField } from './RoleListField';
import { SettingsForm } from './SettingsForm';

const MAX_DAYS = 3_650;

/** Changes what is set for a domain. Owners are shown only what they may change. */
export function DomainSettingsDialog(props: {
  domain: DomainSettings;
  onClose: () => void;
  onSaved: () => Promise<void>;
}) {
  const { onClose, onSaved } = props;
  // Changes by others in the meantime are reported on saving, and not mixed into the form.
  const [domain] = useState(props.domain);
  const { domainId, name = domainId, version, mayChange, source } = domain;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [draft, setDraft] = useState<SettingsDraft>(() => firstDraftOf(domain));
  const change = (part: Partial<SettingsDraft>) =>
    setDraft(before => ({ ...before, ...part }));
  const input = settingsInputOf(draft, version);
  const isAll = mayChange === 'all';
  return (
    <SettingsForm
      title={t(
        source === 'none' ? 'settings.manageDomain' : 'settings.changeDomain',
        { domain: name },
      )}
      input={input}
      simulate={() => api.simulateDomainSettings(domainId, input)}
      save={() => api.setDomain(domainId, input)}
      onClose={onClose}
      onSaved={onSaved}
    >
      {!isAll && (
        <Alert role="note" status="info" icon title={t('settings.someHint')} />
      )}
      {isAll && (
        <RadioGroup
          label={t('settings.field.mode')}
          value={draft.mode}
          onChange={mode =>
            change({ mode: mode === 'manage' ? 'manage' : 'observe' })
          }
        >
          <Radio value="manage">{t('settings.mode.manage')}</Radio>
          <Radio value="observe">{t('settings.mode.observe')}</Radio>
        </RadioGroup>
      )}
      {isAll && domain.mode === 'observe' && draft.mode === 'manage' && (
        <ExistingAccess domainId={domainId} />
      )}
      {isAll && (
        <RefListField
          hasTeams
          label={t('settings.field.owners')}
          value={draft.owners}
          onChange={owners => change({ owners })}
        />
      )}
      {isAll && (
        <RoleListField
          value={draft.roles}
          onChange={roles => change({ roles })}
        />
      )}
      {(['defaultDuration', 'maxDuration'] as const).map(field => (
        <NumberField
          key={field}
          label={t(`settings.days.${field}`)}
          description={t(`settings.daysHint.${field}`)}
          minValue={1}
          maxValue={MAX_DAYS}
          value={daysOf(draft[field])}
          onChange={days => change({ [field]: durationOfDays(days) })}
        />
      ))}
      <TextField
        label={t('settings.field.contact')}
        description={t('settings.contactHint')}
        maxLength={200}
        value={draft.contact}
        onChange={contact => change({ contact })}
      />
    </SettingsForm>
  );
}
