/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Text } from '@backstage/ui';
import type { PolicySettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import { PolicyDialog } from './PolicyDialog';
import { PolicySettingsCard } from './PolicySettingsCard';
import styles from './Settings.module.css';

/** Every policy, with the buttons to change those of the portal and to add one. */
export function PolicySettingsList(props: {
  policies: PolicySettings[];
  mayAdd: boolean;
  onSaved: () => Promise<void>;
}) {
  const { policies, mayAdd, onSaved } = props;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Text as="h2" variant="body-large" weight="bold">
        {t('settings.policies')}
      </Text>
      <Text as="p" color="secondary">
        {t(policies.length > 0 ? 'settings.policiesHint' : 'policies.none')}
      </Text>
      <ul className={styles.cards} aria-label={t('settings.policies')}>
        {policies.map(policy => (
          <li key={`${policy.source} ${policy.name}`}>
            <PolicySettingsCard policy={policy} onSaved={onSaved} />
          </li>
        ))}
      </ul>
      {mayAdd && (
        <div>
          <Button variant="secondary" onPress={() => setOpen(true)}>
            {t('settings.addPolicy')}
          </Button>
          {isOpen && (
            <PolicyDialog onClose={() => setOpen(false)} onSaved={onSaved} />
          )}
        </div>
      )}
    </>
  );
}
