/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import type { SettingsSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { NobodyCanAsk } from './NobodyCanAsk';
import { SettingsChanges, SettingsEffects } from './SettingsEffects';

/** The effects of a change of settings. */
export function SimulationResult(props: { simulation: SettingsSimulation }) {
  const { changes, requests, grants, nobodyCanAsk } = props.simulation;
  const t = useStudioText();
  if (changes.length === 0) {
    return (
      <Alert role="status" status="info" icon title={t('settings.noChange')} />
    );
  }
  return (
    <section aria-label={t('settings.simulation')}>
      <Flex direction="column" gap="3">
        <Text as="h3" weight="bold">
          {t('settings.simulation')}
        </Text>
        <SettingsChanges changes={changes} />
        {nobodyCanAsk && <NobodyCanAsk />}
        <SettingsEffects requests={requests} grants={grants} />
      </Flex>
    </section>
  );
}
