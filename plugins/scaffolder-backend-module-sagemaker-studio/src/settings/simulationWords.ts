/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { SettingsSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';

const EFFECTS: Record<SettingsSimulation['grants'][number]['effect'], string> =
  {
    'longer-than-maximum': 'access that lasts longer than new access may',
    'role-not-offered': 'a role that may not be asked for any more',
    'not-managed': 'access that the portal does not look after any more',
  };

/** The effects of a change of settings, a sentence each. */
export function simulationWords({
  changes,
  requests,
  grants,
}: SettingsSimulation): string[] {
  return [
    ...changes.map(
      ({ field, before, after }) =>
        `${field}: ${valueWords(before)} becomes ${valueWords(after)}`,
    ),
    ...requests.map(({ requestId, effect, after }) =>
      effect === 'approvers'
        ? `The request '${requestId}' in review will be decided by ${
            after.join(', ') || 'nobody'
          }`
        : `Nobody will be able to approve the request '${requestId}' in review`,
    ),
    ...grants.map(
      ({ effect, count }) =>
        `${count} ${count === 1 ? 'person keeps' : 'people keep'} ${
          EFFECTS[effect]
        }`,
    ),
  ];
}

function valueWords(
  value: SettingsSimulation['changes'][number]['before'],
): string {
  if (value === undefined || value.length === 0) {
    return 'nothing';
  }
  return typeof value === 'string'
    ? value
    : value
        .map(each => (typeof each === 'string' ? each : each.name ?? each.role))
        .join(', ');
}
