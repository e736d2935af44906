/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField, TextField } from '@backstage/ui';
import type { PolicySettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useStudioText } from '../../hooks';
import { policyTemplate } from '../../view';
import styles from './Settings.module.css';
import { SettingsForm } from './SettingsForm';

const MAX_NAME = 63;
const MAX_YAML = 20_000;

/** Changes a policy of the portal, or makes one. */
export function PolicyDialog(props: {
  /** Absent: a new one. */
  policy?: PolicySettings;
  onClose: () => void;
  onSaved: () => Promise<void>;
}) {
  const { onClose, onSaved } = props;
  // What others change meanwhile is said when this is saved, and not mixed into what is edited.
  const [before] = useState(props.policy);
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [newName, setNewName] = useState('');
  const [yaml, setYaml] = useState(
    () =>
      before?.yaml ??
      policyTemplate(key => t(`settings.policyTemplate.${key}`)),
  );
  const name = before?.name ?? newName.trim();
  const input = { version: before?.version ?? 0, yaml };
  return (
    <SettingsForm
      title={
        before
          ? t('settings.changePolicy', { policy: before.name })
          : t('settings.addPolicy')
      }
      input={{ name, ...input }}
      simulate={() => api.simulatePolicySettings(name, input)}
      save={() => api.setPolicy(name, input)}
      onClose={onClose}
      onSaved={onSaved}
    >
      {!before && (
        <TextField
          label={t('settings.policyName')}
          description={t('settings.policyNameHint')}
          isRequired
          secondaryLabel={t('fields.required')}
          maxLength={MAX_NAME}
          value={newName}
          onChange={setNewName}
        />
      )}
      <TextAreaField
        className={styles.yamlField}
        label={t('settings.policyYaml')}
        description={t('settings.policyYamlHint')}
        maxLength={MAX_YAML}
        rows={14}
        spellCheck="false"
        value={yaml}
        onChange={setYaml}
      />
    </SettingsForm>
  );
}
