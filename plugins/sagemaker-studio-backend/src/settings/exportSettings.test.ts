/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { parse } from 'yaml';
import { exportSettings } from './exportSettings';

it('leaves out leads that app-config gives to every team', () => {
  const ways = {
    patterns: ['{team}-leads'],
    byParent: false,
    byManager: false,
  };
  const yaml = exportSettings({
    domains: {},
    teams: [
      { team: '*', leads: [], ways },
      { team: 'group:default/a', leads: ['group:default/a-leads'], ways },
      { team: 'group:default/b', leads: ['user:default/mira'] },
    ],
    configured: { domains: {} },
    keyOfTeam: () => undefined,
  });
  expect(parse(yaml).sagemakerStudio.teams).toEqual([
    { team: 'group:default/b', leads: ['user:default/mira'] },
  ]);
});

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
