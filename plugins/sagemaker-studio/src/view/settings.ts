/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainSettings,
  DomainSettingsInput,
  RoleSetting,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Duration } from 'luxon';

/** A domain's settings while somebody edits them; empty: there is none. */
export type SettingsDraft = {
  mode: DomainSettings['mode'];
  owners: string[];
  roles: Required<RoleSetting>[];
  defaultDuration: string;
  maxDuration: string;
  contact: string;
};

export function settingsDraftOf(domain: DomainSettings): SettingsDraft {
  return {
    mode: domain.mode,
    owners: domain.owners,
    roles: domain.roles.map(({ role, name = '', purpose = '' }) => ({
      role,
      name,
      purpose,
    })),
    defaultDuration: domain.defaultDuration ?? '',
    maxDuration: domain.maxDuration ?? '',
    contact: domain.contact ?? '',
  };
}

/** A domain that is brought under management begins managed. */
export function firstDraftOf(domain: DomainSettings): SettingsDraft {
  const draft = settingsDraftOf(domain);
  return domain.source === 'none' ? { ...draft, mode: 'manage' } : draft;
}

export function settingsInputOf(
  draft: SettingsDraft,
  version: number,
): DomainSettingsInput {
  return {
    version,
    mode: draft.mode,
    owners: draft.owners,
    roles: draft.roles
      .filter(({ role }) => role.trim())
      .map(({ role, name, purpose }) => ({
        role: role.trim(),
        name: name.trim() || undefined,
        purpose: purpose.trim() || undefined,
      })),
    defaultDuration: draft.defaultDuration || undefined,
    maxDuration: draft.maxDuration || undefined,
    contact: draft.contact.trim() || undefined,
  };
}

/** `90` of `P90D`; NaN of none, as a field for numbers takes it. */
export function daysOf(duration: string): number {
  return duration ? Math.round(Duration.fromISO(duration).as('days')) : NaN;
}

export function durationOfDays(days: number): string {
  return days > 0 ? `P${days}D` : '';
}
