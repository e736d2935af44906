/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { SettingsSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactNode } from 'react';
import { CheckedForm } from '../../components/CheckedForm';
import { useStudioText } from '../../hooks';
import { SimulationResult } from './SimulationResult';

/** The dialog in which settings are changed, with what would change by it. */
export function SettingsForm(props: {
  title: string;
  /** The change to simulate and save; equal values are the same change. */
  input: object;
  simulate: () => Promise<SettingsSimulation>;
  save: () => Promise<unknown>;
  saveLabel?: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useStudioText();
  return (
    <CheckedForm
      {...props}
      isChange={({ changes }) => changes.length > 0}
      result={simulation => <SimulationResult simulation={simulation} />}
      failures={{
        check: t('settings.checkFailed'),
        save: t('settings.saveFailed'),
      }}
    />
  );
}
