/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ChangeSet } from '../../store/ChangeSet';
import type { GrantRecord, NewEvent, RequestRecord } from '../../model/records';

const AT = '2026-11-02T08:00:00.000Z';

/** A request of Ben for Jonas, which Mira or the platform team may decide. */
export function someRequest(
  requestId: string,
  changed: Partial<RequestRecord> = {},
): RequestRecord {
  return {
    requestId,
    version: 0,
    kind: 'grant',
    status: 'in-review',
    team: 'group:default/forecasting',
    domainId: 'd-researchlab1',
    executionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
    people: [
      {
        person: 'user:default/jonas.weber',
        displayName: 'Jonas Weber',
        userId: 'jonas-id',
        userName: 'jonas.weber@alpenglow.example',
      },
    ],
    requester: 'user:default/ben.carter',
    justification: '=SUM(1;2) "wind", and more',
    source: 'page',
    plan: {
      domainId: 'd-researchlab1',
      executionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
      items: [],
      warnings: [],
      hash: 'plan-hash',
    },
    policy: { name: 'research-lab', version: 'v1' },
    approvers: ['user:default/mira.santos', 'group:default/ml-platform'],
    stages: [
      {
        name: 'approval',
        approvers: ['user:default/mira.santos', 'group:default/ml-platform'],
        quorum: 1,
        status: 'in-review',
        votes: [],
        fallback: false,
      },
    ],
    reminders: [],
    idempotencyKey: requestId,
    inputHash: 'input-hash',
    createdAt: AT,
    updatedAt: AT,
    ...changed,
  };
}

/** A request for somebody of its own, so that many of them can be in review. */
export function someOtherRequest(
  requestId: string,
  changed: Partial<RequestRecord> = {},
): RequestRecord {
  const request = someRequest(requestId, changed);
  const people = request.people.map(person => ({
    ...person,
    userId: `user of ${requestId}`,
  }));
  return { ...request, people };
}

/** The grant of Jonas. */
export function someGrant(
  grantId: string,
  changed: Partial<GrantRecord> = {},
): GrantRecord {
  return {
    grantId,
    version: 0,
    requestId: 'request-1',
    person: 'user:default/jonas.weber',
    displayName: 'Jonas Weber',
    userId: 'jonas-id',
    userName: 'jonas.weber@alpenglow.example',
    team: 'group:default/forecasting',
    requester: 'user:default/ben.carter',
    domainId: 'd-researchlab1',
    accountId: '222222222222',
    region: 'eu-west-1',
    applicationArn: 'arn:aws:sso::111111111111:application/ssoins-1/apl-1',
    executionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
    status: 'provisioning',
    created: {},
    announced: [],
    createdAt: AT,
    updatedAt: AT,
    ...changed,
  };
}

export function someEvent(
  type: NewEvent['type'],
  changed: Partial<NewEvent> = {},
): NewEvent {
  return {
    requestId: 'request-1',
    type,
    actor: 'user:default/ben.carter',
    detail: {},
    at: AT,
    ...changed,
  };
}

/** Files a request as Ben's. */
export function submission(requestId: string): ChangeSet {
  const request = someOtherRequest(requestId);
  return {
    insert: { requests: [request] },
    events: [
      someEvent('request.submitted', {
        requestId,
        detail: { justification: request.justification },
      }),
    ],
    origin: {
      actor: 'user:default/ben.carter',
      source: 'template',
      through: ['plugin:scaffolder'],
    },
  };
}
