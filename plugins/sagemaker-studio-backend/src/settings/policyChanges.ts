/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringify } from 'yaml';
import {
  changeOf,
  POLICY_FIELDS,
  type SettingsChange,
  type SettingsValue,
} from '../model/settings';
import type { PolicyDocument } from './policyDocument';

/** What differs between two policies as they are written; without one of them, all that the other says. */
export function policyChanges(
  before: PolicyDocument = {},
  after: PolicyDocument = {},
): SettingsChange[] {
  return POLICY_FIELDS.flatMap(field =>
    changeOf(field, valueOf(before[field]), valueOf(after[field])),
  );
}

function valueOf(value: unknown): SettingsValue | undefined {
  if (value === undefined) {
    return undefined;
  }
  return Array.isArray(value) ? value.map(inWords) : inWords(value);
}

/** A text as it is; all else on one line of YAML. */
function inWords(value: unknown): string {
  return typeof value === 'string'
    ? value
    : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
