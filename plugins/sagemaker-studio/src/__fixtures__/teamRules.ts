/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  TeamRule,
  TeamRuleSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Mira has joiners and leavers of forecasting proposed. */
export function teamRule(overrides: Partial<TeamRule> = {}): TeamRule {
  return {
    ruleId: 'rule-1',
    team: 'group:default/forecasting',
    domainId: 'd-researchlab1',
    domainName: 'research-lab',
    version: 3,
    noEnd: false,
    duration: 'P90D',
    joiners: 'propose',
    leavers: 'propose',
    justification: 'Forecasters train their models in research-lab',
    source: 'portal',
    mayChange: true,
    setBy: 'user:default/mira.santos',
    changedAt: '2026-11-20T08:00:00.000Z',
    isLapsed: false,
    waiting: 0,
    ...overrides,
  };
}

export function teamRuleSimulation(
  overrides: Partial<TeamRuleSimulation> = {},
): TeamRuleSimulation {
  return {
    automatic: true,
    joiners: [
      { person: 'user:default/jonas.weber', displayName: 'Jonas Weber' },
      { person: 'user:default/priya.nair', displayName: 'Priya Nair' },
    ],
    leavers: [{ displayName: 'Ben Carter' }],
    ...overrides,
  };
}
