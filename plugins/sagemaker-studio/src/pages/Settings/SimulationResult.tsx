/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import type { SettingsSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { useSettingValue, useStudioText, useTime } from '../../hooks';
import { requestRouteRef } from '../../routes';
import styles from './Settings.module.css';

/** The effects of a change of settings. */
export function SimulationResult(props: { simulation: SettingsSimulation }) {
  const { changes, requests, grants } = props.simulation;
  const t = useStudioText();
  const time = useTime();
  const valueText = useSettingValue();
  const toRequest = useRouteRef(requestRouteRef);
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
        <ul className={styles.list}>
          {changes.map(({ field, before, after }) => (
            <li key={field} className={styles.breaking}>
              {t('settings.fromTo', {
                field: t(`settings.field.${field}`),
                before: valueText(field, before),
                after: valueText(field, after),
              })}
            </li>
          ))}
        </ul>
        {requests.length + grants.length === 0 && (
          <Text as="p">{t('settings.noEffect')}</Text>
        )}
        {grants.map(({ effect, count, people }) => (
          <Alert
            key={effect}
            role="status"
            status="warning"
            icon
            title={t(`settings.grants.${effect}`, { number: String(count) })}
            description={time.list(people)}
          />
        ))}
        {requests.length > 0 && (
          <ul className={styles.list} aria-label={t('settings.requests')}>
            {requests.map(({ requestId, requester, effect, after }) => (
              <li key={requestId}>
                <Link href={toRequest?.({ requestId }) ?? ''}>
                  {t('settings.request')}
                </Link>{' '}
                <EntityLink entityRef={requester} />{' '}
                {t(`settings.effect.${effect}`)}
                {effect === 'approvers' && after.length > 0 && (
                  <EntityNames entityRefs={after} />
                )}
                {effect === 'approvers' &&
                  after.length === 0 &&
                  t('settings.nobody')}
              </li>
            ))}
          </ul>
        )}
      </Flex>
    </section>
  );
}
