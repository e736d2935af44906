/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import {
  studioSettingsUpdatePermission,
  type SettingsOrigin as Origin,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink } from '../../components/EntityLink';
import { RelativeTime } from '../../components/RelativeTime';
import { ToneBadge } from '../../components/StateBadge';
import { useGranted, useStudioText } from '../../hooks';
import styles from './Settings.module.css';

/** The source of settings, as a badge. */
export function SettingsSource(props: { origin: Origin }) {
  const t = useStudioText();
  const { source } = props.origin;
  return (
    <ToneBadge tone={source === 'none' ? 'warning' : 'neutral'}>
      {t(`settings.source.${source}`)}
    </ToneBadge>
  );
}

/** Who changed settings last; or why the reader cannot change them. */
export function SettingsOrigin(props: {
  origin: Origin;
  who: 'owners' | 'platform';
}) {
  const { source, key = '', mayChange, changedBy, changedAt } = props.origin;
  const t = useStudioText();
  const isPlatform = useGranted(studioSettingsUpdatePermission);
  const isSetHere = source !== 'app-config' && source !== 'module';
  return (
    <>
      {changedBy && changedAt && (
        <Text as="p" color="secondary">
          {t('settings.changedBy', {
            who: <EntityLink entityRef={changedBy} />,
          })}{' '}
          <RelativeTime at={changedAt} />
        </Text>
      )}
      {source === 'app-config' && (
        <Text as="p" color="secondary" className={styles.breaking}>
          {isPlatform
            ? t('settings.fixed', { key })
            : t('settings.fixedForReaders')}
        </Text>
      )}
      {source === 'module' && (
        <Text as="p" color="secondary">
          {t('settings.fixedByModule')}
        </Text>
      )}
      {isSetHere && mayChange === 'nothing' && (
        <Text as="p" color="secondary">
          {t(`settings.only.${props.who}`)}
        </Text>
      )}
    </>
  );
}
