/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What events say of changed settings. */
import type {
  RoleSetting,
  SettingsChange,
  SettingsValue,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A field of settings. */
export type SettingsField = SettingsChange['field'];

const SETTINGS_FIELDS: readonly SettingsField[] = [
  'mode',
  'owners',
  'roles',
  'defaultDuration',
  'maxDuration',
  'contact',
  'leads',
  'teams',
  'domains',
  'executionRoles',
  'requesters',
  'onBehalfOf',
  'assignment',
  'approvers',
  'stages',
  'fallbackApprovers',
  'automatic',
  'duration',
  'requestExpiry',
  'reminders',
  'minJustificationLength',
  'executionRole',
  'noEnd',
  'joiners',
  'leavers',
  'justification',
];

/** The fields that were changed, of those that this version of the page knows. */
export function settingsChangesOf(changes: unknown): SettingsChange[] {
  if (!Array.isArray(changes)) {
    return [];
  }
  return changes.flatMap((change: Record<string, unknown>) => {
    const field = SETTINGS_FIELDS.find(each => each === change.field);
    return field
      ? {
          field,
          before: valueOf(change.before),
          after: valueOf(change.after),
        }
      : [];
  });
}

/** Earlier versions wrote every value in words. */
function valueOf(value: unknown): SettingsValue | undefined {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.every(isText) || items.every(isRole) ? items : undefined;
  }
  return isText(value) && value ? value : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRole(value: unknown): value is RoleSetting {
  return (
    typeof value === 'object' &&
    value !== null &&
    'role' in value &&
    isText(value.role)
  );
}
