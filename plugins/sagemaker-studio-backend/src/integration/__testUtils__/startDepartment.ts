/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { startTestSandbox, type TestSandbox } from './startTestSandbox';

/** A generated company with one domain and one team of everybody, whose lead onboards it without a decision. */
export const DEPARTMENT = {
  domain: 'd-generated0001',
  team: 'group:default/team-0001',
  /** The first of the generated people. */
  lead: 'ada.andersen',
};

export function startDepartment(people: number): Promise<TestSandbox> {
  const { domain, team, lead } = DEPARTMENT;
  return startTestSandbox({
    seed: { kind: 'generated', number: 7, people, profiles: 0, groups: 1 },
    studio: {
      domains: { [domain]: { mode: 'manage' } },
      teams: [{ team, leads: [`user:default/${lead}`] }],
      policies: [
        {
          name: 'department',
          teams: ['*'],
          domains: [domain],
          requesters: 'anyone',
          approvers: ['team-leads'],
          automatic: ['lead-onboards-own-team'],
        },
      ],
    },
  });
}
