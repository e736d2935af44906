/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { startTestSandbox, type TestSandbox } from './startTestSandbox';

/** A generated company with one domain and one team of everybody, whose lead, if any, onboards it without a decision. */
export const DEPARTMENT = {
  domain: 'd-generated0001',
  team: 'group:default/team-0001',
  /** The first of the generated people. */
  lead: 'ada.andersen',
};

export function startDepartment(
  people: number,
  options: { leads?: string[]; platformTeams?: string[] } = {},
): Promise<TestSandbox> {
  const { domain, team, lead } = DEPARTMENT;
  const { leads = [`user:default/${lead}`], platformTeams } = options;
  return startTestSandbox({
    platformTeams,
    seed: { kind: 'generated', number: 7, people, profiles: 0, groups: 1 },
    studio: {
      domains: { [domain]: { mode: 'manage' } },
      teams: leads.length ? [{ team, leads }] : [],
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
