/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { parse } from 'yaml';
import { exportSettings } from './exportSettings';

it('exports texts that app-config takes as they are, also what looks like a variable', () => {
  const yaml = exportSettings({
    domains: {
      'd-1': {
        mode: 'manage',
        executionRoles: [],
        owners: [],
        contact: 'Ask ${BACKEND_SECRET}',
      },
    },
    teams: [],
    configured: { domains: {} },
    keyOfTeam: () => undefined,
  });
  expect(parse(yaml)).toMatchObject({
    sagemakerStudio: {
      domains: { 'd-1': { contact: 'Ask $${BACKEND_SECRET}' } },
    },
  });
});
