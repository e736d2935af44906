/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Alert, Link, Text } from '@backstage/ui';
import type {
  SettingsChange,
  SettingsSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { useSettingValue, useStudioText, useTime } from '../../hooks';
import { requestRouteRef } from '../../routes';
import styles from './Settings.module.css';

/** Each field with what it is and what it would be. */
export function SettingsChanges(props: {
  changes: SettingsChange[];
  label?: string;
}) {
  const t = useStudioText();
  const valueText = useSettingValue();
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.changes.map(({ field, before, after }) => (
        <li key={field} className={styles.breaking}>
          {t('settings.fromTo', {
            field: t(`settings.field.${field}`),
            before: valueText(field, before),
            after: valueText(field, after),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Requests in review and access that a change affects. */
export function SettingsEffects(
  props: Pick<SettingsSimulation, 'requests' | 'grants'>,
) {
  const { requests, grants } = props;
  const t = useStudioText();
  const time = useTime();
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <>
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
    </>
  );
}
