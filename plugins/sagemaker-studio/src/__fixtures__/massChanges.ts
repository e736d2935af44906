/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { MassChange } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Three people who seem to have left at once. */
export function leaversChange(overrides: Partial<MassChange> = {}): MassChange {
  return {
    kind: 'leavers',
    hash: 'a'.repeat(64),
    since: '2026-11-28T08:00:00.000Z',
    count: 3,
    all: 8,
    grants: ['ben.carter', 'priya.nair', 'jonas.weber'].map(name => ({
      grantId: `grant-${name}`,
      domainId: 'd-researchlab1',
      team: 'group:default/forecasting',
      person: `user:default/${name}`,
    })),
    ...overrides,
  };
}
