/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  RoleSetting,
  SettingsValue,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Duration } from 'luxon';
import {
  approverWordOf,
  nameOfEntityRef,
  roleName,
  type SettingsField,
} from '../view';
import { useRefNames } from './useRefNames';
import { useStudioText } from './useStudioText';
import { useTime } from './useTime';

/** Words the value of a setting. What is in words already, in events of earlier versions, stays as it is. */
export function useSettingValue() {
  const t = useStudioText();
  const time = useTime();
  const nameOf = useRefNames();
  return (field: SettingsField, value: SettingsValue | undefined): string => {
    if (value === undefined) {
      return t('settings.notSet');
    }
    if (typeof value !== 'string') {
      const items: (string | RoleSetting)[] = value;
      return time.list(
        items.map(item =>
          typeof item === 'string' ? wordOf(field, item) : nameOfRole(item),
        ),
      );
    }
    switch (field) {
      case 'joiners':
      case 'leavers':
        return value === 'off' || value === 'propose' || value === 'automatic'
          ? t(`teamRule.mode.${field}.${value}`)
          : value;
      case 'noEnd':
        return value === 'true' ? t('settings.yes') : value;
      case 'executionRole':
        return roleName(value);
      case 'mode':
        return value === 'manage' || value === 'observe'
          ? t(`mode.${value}`)
          : value;
      case 'defaultDuration':
      case 'maxDuration':
      case 'requestExpiry':
        return Duration.fromISO(value).isValid ? time.duration(value) : value;
      default:
        return wordOf(field, value);
    }
  };

  /** A word of policies, a role or a ref, as people call it. */
  function wordOf(field: SettingsField, text: string): string {
    const approver = approverWordOf(text);
    if (approver && field === 'approvers') {
      return t(`policies.approver.${approver}`);
    }
    switch (`${field} ${text}`) {
      case 'teams *':
        return t('policies.everyTeam');
      case 'domains *':
        return t('policies.everyDomain');
      default:
        return field === 'executionRoles'
          ? roleName(text)
          : nameOfRef(text, nameOf);
    }
  }
}

/** The name of a person or a team; anything else as it is written. */
function nameOfRef(
  text: string,
  nameOf: (ref: string) => string | undefined,
): string {
  return /^(user|group):[^\s/]+\/[^\s/]+$/.test(text)
    ? nameOf(text) ?? nameOfEntityRef(text)
    : text;
}

function nameOfRole({ role, name, purpose }: RoleSetting): string {
  const called = name ? `${name} (${roleName(role)})` : roleName(role);
  return purpose ? `${called}: ${purpose}` : called;
}
