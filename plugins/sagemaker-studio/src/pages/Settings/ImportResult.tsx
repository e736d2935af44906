/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import type {
  SettingsImportItem,
  SettingsImportSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { TeamRulePeople } from '../../components/TeamRules';
import { useApiText, useStudioText } from '../../hooks';
import { NobodyCanAsk } from './NobodyCanAsk';
import { SettingsChanges, SettingsEffects } from './SettingsEffects';

/** What an import would change, setting by setting, and what stays as it is. */
export function ImportResult(props: { simulation: SettingsImportSimulation }) {
  const { items, requests, grants } = props.simulation;
  const t = useStudioText();
  const { sayText } = useApiText();
  const changed = items.filter(({ changes }) => changes.length > 0);
  const fixed = items.filter(({ message }) => message !== undefined);
  const same = items.length - changed.length - fixed.length;
  const nameOf = (item: SettingsImportItem) =>
    t(`settings.importItem.${item.kind}`, {
      name: item.name,
      domain: item.domainName ?? item.domainId ?? '',
    });
  return (
    <section aria-label={t('settings.simulation')}>
      <Flex direction="column" gap="3">
        <Text as="h3" weight="bold">
          {t('settings.simulation')}
        </Text>
        {changed.length === 0 && (
          <Alert
            role="status"
            status="info"
            icon
            title={t('settings.noChange')}
          />
        )}
        {changed.map(item => (
          <Flex key={keyOf(item)} direction="column" gap="1">
            <Text as="h4" weight="bold">
              {nameOf(item)}
            </Text>
            <SettingsChanges changes={item.changes} label={nameOf(item)} />
            {item.rule && <TeamRulePeople simulation={item.rule} />}
            {item.nobodyCanAsk && <NobodyCanAsk />}
          </Flex>
        ))}
        {fixed.map(item => (
          <Alert
            key={keyOf(item)}
            role="status"
            status="warning"
            icon
            title={t('settings.importFixed', { name: nameOf(item) })}
            description={sayText(item.message ?? '', item.messages?.message)}
          />
        ))}
        {same > 0 && (
          <Text as="p" color="secondary">
            {t('settings.importSame', { count: same })}
          </Text>
        )}
        {changed.length > 0 && (
          <SettingsEffects requests={requests} grants={grants} />
        )}
      </Flex>
    </section>
  );
}

function keyOf({ kind, domainId, team, policy }: SettingsImportItem): string {
  return [kind, domainId, team, policy].join(' ');
}
