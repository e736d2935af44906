/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  RoleSetting,
  SettingsValue,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Duration } from 'luxon';
import { nameOfEntityRef, roleName, type SettingsField } from '../view';
import { useStudioText } from './useStudioText';
import { useTime } from './useTime';

/** Words the value of a setting. What is in words already, in events of earlier versions, stays as it is. */
export function useSettingValue() {
  const t = useStudioText();
  const time = useTime();
  return (field: SettingsField, value: SettingsValue | undefined): string => {
    if (value === undefined) {
      return t('settings.notSet');
    }
    if (typeof value !== 'string') {
      const items: (string | RoleSetting)[] = value;
      return time.list(items.map(nameOfItem));
    }
    switch (field) {
      case 'mode':
        return value === 'manage' || value === 'observe'
          ? t(`mode.${value}`)
          : value;
      case 'defaultDuration':
      case 'maxDuration':
        return Duration.fromISO(value).isValid ? time.duration(value) : value;
      default:
        return value;
    }
  };
}

function nameOfItem(item: string | RoleSetting): string {
  if (typeof item === 'string') {
    return nameOfEntityRef(item);
  }
  const { role, name, purpose } = item;
  const called = name ? `${name} (${roleName(role)})` : roleName(role);
  return purpose ? `${called}: ${purpose}` : called;
}
