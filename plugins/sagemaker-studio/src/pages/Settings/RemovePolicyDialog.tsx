/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PolicySettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { CheckedForm } from '../../components/CheckedForm';
import { useStudioText } from '../../hooks';
import { SimulationResult } from './SimulationResult';

/** Removes a policy of the portal. */
export function RemovePolicyDialog(props: {
  policy: PolicySettings;
  onClose: () => void;
  onSaved: () => Promise<void>;
}) {
  const { onClose, onSaved } = props;
  const [{ name, version }] = useState(props.policy);
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const input = { version };
  return (
    <CheckedForm
      title={t('settings.removePolicy', { policy: name })}
      input={input}
      simulate={() => api.simulatePolicySettings(name, input)}
      // Also one of which nothing can be read.
      isChange={() => true}
      result={simulation =>
        simulation.changes.length > 0 && (
          <SimulationResult simulation={simulation} />
        )
      }
      failures={{
        check: t('settings.checkFailed'),
        save: t('settings.saveFailed'),
      }}
      save={() => api.setPolicy(name, input)}
      saveLabel={t('settings.removeSave')}
      onClose={onClose}
      onSaved={onSaved}
    >
      <Text as="p">{t('settings.removePolicyHint')}</Text>
    </CheckedForm>
  );
}
