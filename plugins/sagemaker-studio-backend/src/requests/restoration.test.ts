/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Plan,
  PlanItem,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { GrantRecord } from '../model/records';
import { checkRestoresOnly, RESTORATION, restoresGrants } from './restoration';

const AT = '2026-11-28T10:00:00.000Z';
const TEAM = 'group:default/a';
const throughGroup = { groupId: 'g-1', displayName: 'research' };

const grant: GrantRecord = {
  grantId: 'g',
  version: 0,
  requestId: 'r',
  person: 'user:default/jane',
  displayName: 'Jane',
  userId: 'u',
  userName: 'jane',
  team: TEAM,
  requester: 'user:default/mira',
  domainId: 'd-1',
  accountId: '222222222222',
  region: 'eu-west-1',
  applicationArn: 'arn',
  executionRole: 'role',
  status: 'degraded',
  created: {},
  announced: [],
  createdAt: AT,
  updatedAt: AT,
};

function planWith(step: PlanStep, changes = true): Plan {
  const item: PlanItem = {
    person: grant.person,
    userId: grant.userId,
    displayName: grant.displayName,
    steps: [step],
    changes,
    sentence: 'Jane gets in.',
  };
  return {
    domainId: grant.domainId,
    executionRole: grant.executionRole,
    items: [item],
    warnings: [],
    hash: 'h',
  };
}

const ASSIGN: PlanStep = { do: 'assign' };

function restores(
  plan: Plan,
  held: GrantRecord = grant,
  lead = { ref: 'user:default/mira', userId: 'u-mira' },
): boolean {
  return restoresGrants(
    {
      kind: 'grant',
      team: { entityRef: TEAM },
      domainId: held.domainId,
      throughGroup: held.throughGroup,
    },
    { plan, people: [held], held: [held] },
    {
      viewer: { ...lead, refs: [lead.ref] },
      config: { teams: [{ team: TEAM, leads: [lead.ref] }], domains: {} },
    },
  );
}

describe('a request restores grants', () => {
  it('when AWS lacks something of them', () => {
    expect(restores(planWith(ASSIGN))).toBe(true);
  });

  it('and not when AWS lacks nothing', () => {
    const active: GrantRecord = { ...grant, status: 'active' };
    const keep: PlanStep = { do: 'keep-assignment' };
    expect(restores(planWith(keep, false), active)).toBe(false);
  });

  it.each([
    [0, true],
    [1, false],
  ])('through a group that lets in %d others: %s', (letsIn, expected) => {
    const plan = planWith({ do: 'assign-group', ...throughGroup, letsIn });
    expect(restores(plan, { ...grant, throughGroup })).toBe(expected);
  });

  it('and not of the person who asks, under whichever ref', () => {
    const self = { ref: 'user:default/jane.d', userId: grant.userId };
    expect(restores(planWith(ASSIGN), grant, self)).toBe(false);
  });
});

it('a restoration makes no new grant', () => {
  expect(checkRestoresOnly(RESTORATION, [grant])).toMatchObject({
    refusal: { reason: 'conflict', message: expect.stringContaining('Jane') },
  });
  expect(checkRestoresOnly(RESTORATION, [])).toBeUndefined();
});
