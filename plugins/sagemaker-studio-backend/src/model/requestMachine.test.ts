/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { quote } from '../util/say';
import type {
  Plan,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { someRequest } from '../events/__testUtils__/records';
import { isRefusal, refuse } from './outcome';
import { decideRequest } from './decideRequest';
import type { DecisionFacts } from './decisionFacts';
import { submitRequest, withdrawRequest } from './requestMachine';
import type { RequestRecord } from './records';
import { openStages } from './stages';
import { itemAt } from '../util/__testUtils__/items';

const AT = '2026-11-23T10:00:00.000Z';
const NOW = '2026-11-23T11:00:00.000Z';
const MIRA = { ref: 'user:default/mira', userId: 'u-mira' };

function planOf(hash: string, sentence = 'Ben is assigned.'): Plan {
  return {
    domainId: 'd-1',
    executionRole: 'role',
    items: [
      {
        person: 'user:default/ben',
        displayName: 'Ben',
        steps:
          hash === 'same' ? [{ do: 'assign' }] : [{ do: 'keep-assignment' }],
        changes: hash === 'same',
        sentence,
      },
    ],
    warnings: [],
    hash,
  };
}

const STAGE = {
  name: 'approval',
  approvers: ['user:default/mira'],
  quorum: 1,
  fallback: false,
  people: [MIRA, { ref: 'user:default/kim', userId: 'u-kim' }],
};
const POLICY = { name: 'p', version: '1' };

function request(changes: Partial<RequestRecord> = {}): RequestRecord {
  return someRequest('r', {
    version: 3,
    people: [
      {
        person: 'user:default/ben',
        displayName: 'Ben',
        userId: 'u-ben',
        userName: 'ben',
      },
    ],
    requester: 'user:default/olga',
    requesterUserId: 'u-olga',
    plan: planOf('same'),
    policy: POLICY,
    approvers: STAGE.approvers,
    stages: openStages([STAGE]),
    createdAt: AT,
    updatedAt: AT,
    ...changes,
  });
}

function facts(changes: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    at: NOW,
    actor: MIRA,
    actorIsApprover: true,
    policy: POLICY,
    stages: [STAGE],
    plan: planOf('same'),
    people: request().people,
    ...changes,
  };
}

const approve = { type: 'approve' as const, planHash: 'same' };

describe('request machine', () => {
  it('approves when everything still holds', () => {
    const result = decideRequest(request(), approve, facts());
    expect(result).toMatchObject({
      state: {
        status: 'approved',
        decision: { by: MIRA.ref, automatic: false, at: NOW },
        stages: [
          {
            status: 'approved',
            votes: [
              {
                by: MIRA.ref,
                userId: MIRA.userId,
                outcome: 'approved',
                at: NOW,
              },
            ],
          },
        ],
      },
      events: [{ type: 'request.approved' }],
    });
  });

  it('counts nobody twice, under whatever name, and still lets them say no', () => {
    const two = { ...STAGE, quorum: 2 };
    const once = decideRequest(
      request({ stages: openStages([two]) }),
      approve,
      facts({ stages: [two] }),
    );
    if (isRefusal(once)) {
      throw new Error(once.refusal.message);
    }
    expect(once).toMatchObject({
      state: { status: 'in-review', stages: [{ status: 'in-review' }] },
      events: [{ type: 'request.voted', detail: { missing: 1 } }],
    });
    for (const actor of [MIRA, { ...MIRA, ref: 'user:default/mira2' }]) {
      const again = decideRequest(
        once.state,
        approve,
        facts({ stages: [two], actor }),
      );
      expect(again).toMatchObject({
        refusal: {
          reason: 'conflict',
          message: expect.stringContaining(
            'approved this request at 2026-11-23 11:00 UTC',
          ),
        },
      });
      expect(again).not.toHaveProperty('revised');
    }
    expect(
      decideRequest(
        once.state,
        approve,
        facts({
          stages: [two],
          actor: { ref: 'user:default/kim', userId: 'u-kim' },
        }),
      ),
    ).toMatchObject({
      state: {
        status: 'approved',
        decision: { by: 'user:default/kim' },
        stages: [{ votes: [{ by: MIRA.ref }, { by: 'user:default/kim' }] }],
      },
    });
    expect(
      decideRequest(once.state, { type: 'reject' }, facts({ stages: [two] })),
    ).toMatchObject({
      state: { status: 'rejected', stages: [{ status: 'rejected' }] },
    });
  });

  it('passes its stages one after the other', () => {
    const stages = [
      STAGE,
      { ...STAGE, name: 'platform', approvers: ['user:default/kim'] },
    ];
    const first = decideRequest(
      request({ stages: openStages(stages) }),
      approve,
      facts({ stages }),
    );
    if (isRefusal(first)) {
      throw new Error(first.refusal.message);
    }
    expect(first).toMatchObject({
      state: {
        status: 'in-review',
        approvers: ['user:default/kim'],
        stages: [{ status: 'approved' }, { status: 'in-review', votes: [] }],
      },
      events: [
        { type: 'request.voted' },
        {
          type: 'request.stage-approved',
          detail: { approved: 'approval', stage: 'platform' },
        },
      ],
    });
    // Not even in another stage.
    expect(
      isRefusal(decideRequest(first.state, approve, facts({ stages }))),
    ).toBe(true);
    expect(
      decideRequest(
        first.state,
        approve,
        facts({ stages, actor: { ref: 'user:default/kim' } }),
      ),
    ).toMatchObject({
      state: { status: 'approved' },
    });
  });

  it('ends, rather than being decided, when its time is over', () => {
    const over = request({ expiresAt: NOW });
    for (const command of [approve, { type: 'reject' as const }]) {
      expect(decideRequest(over, command, facts())).toMatchObject({
        refusal: {
          reason: 'conflict',
          message: expect.stringContaining(
            'expired undecided at 2026-11-23 11:00 UTC',
          ),
        },
        revised: {
          state: { status: 'expired' },
          events: [{ type: 'request.expired' }],
        },
      });
    }
  });

  it.each<{
    name: string;
    request?: Partial<RequestRecord>;
    facts?: Partial<DecisionFacts>;
    planHash?: string;
    reason: 'not-allowed' | 'conflict';
    says: string;
  }>([
    {
      name: 'somebody who is not an approver',
      facts: { actorIsApprover: false },
      reason: 'not-allowed',
      says: 'those who may are user:default/mira',
    },
    {
      name: 'the requester',
      facts: { actor: { ref: 'user:default/olga' } },
      reason: 'not-allowed',
      says: 'This request is your own',
    },
    {
      name: 'the requester under another name in the catalog',
      facts: { actor: { ref: 'user:default/olga2', userId: 'u-olga' } },
      reason: 'not-allowed',
      says: 'This request is your own',
    },
    {
      name: 'a beneficiary',
      facts: { actor: { ref: 'user:default/ben' } },
      reason: 'not-allowed',
      says: 'This request is your own',
    },
    {
      name: 'a beneficiary under another name in the catalog',
      facts: { actor: { ref: 'user:default/ben2', userId: 'u-ben' } },
      reason: 'not-allowed',
      says: 'This request is your own',
    },
    {
      name: 'after the requester has left',
      facts: { requesterProblem: refuse('conflict', quote('Olga has left')) },
      reason: 'conflict',
      says: 'Olga has left',
    },
    {
      name: 'against the policy of now',
      facts: {
        policyProblem: refuse('not-allowed', quote('No policy')),
      },
      reason: 'not-allowed',
      says: 'No policy',
    },
    {
      name: 'for a domain that cannot be managed now',
      facts: { domainProblem: refuse('conflict', quote('Only observed')) },
      reason: 'conflict',
      says: 'Only observed',
    },
    {
      name: 'a plan that has changed',
      facts: { plan: planOf('other', 'Ben stays.') },
      reason: 'conflict',
      says: 'Before: Ben is assigned. Now: Ben stays.',
    },
    {
      name: 'a plan that one has not seen',
      planHash: 'other',
      reason: 'conflict',
      says: 'no longer the one you saw',
    },
    {
      name: 'under a policy that has other stages by now',
      facts: { stages: [{ ...STAGE, quorum: 2 }] },
      reason: 'conflict',
      says: 'The stages were approval and are now approval (2 people).',
    },
    {
      name: 'what cannot be carried out now',
      facts: {
        plan: {
          ...planOf('same'),
          items: planOf('same').items.map(item => ({
            ...item,
            obstacle: {
              code: 'no-identity-center-user',
              message: 'Ben is nobody in AWS.',
              remedy: 'Have him provisioned.',
            },
          })),
        },
      },
      reason: 'conflict',
      says: 'Ben is nobody in AWS. Have him provisioned.',
    },
  ])(
    'does not let approve $name',
    ({ request: changes, planHash, reason, says, ...more }) => {
      const result = decideRequest(
        request(changes),
        { ...approve, planHash: planHash ?? 'same' },
        facts(more.facts),
      );
      if (!isRefusal(result)) {
        throw new Error('It was approved');
      }
      expect(result.refusal.reason).toBe(reason);
      expect(result.refusal.message).toContain(says);
    },
  );

  it('goes back to its first stage with the new plan, also for who saw that elsewhere', () => {
    const stages = [STAGE, { ...STAGE, name: 'platform' }];
    const opened = openStages(stages);
    const halfway = request({
      stages: [
        {
          ...itemAt(opened, 0),
          status: 'approved',
          votes: [{ by: 'user:default/kim', outcome: 'approved', at: AT }],
        },
        { ...itemAt(opened, 1), status: 'in-review' },
      ],
    });
    const plan = planOf('other');
    const command = { ...approve, planHash: 'other' };
    for (const sent of [approve, command]) {
      const result = decideRequest(halfway, sent, facts({ stages, plan }));
      // The earlier approval was for another plan.
      expect(result).toMatchObject({
        refusal: { reason: 'conflict' },
        revised: {
          state: {
            status: 'in-review',
            plan: { hash: 'other' },
            version: 3,
            stages: [
              { status: 'in-review', votes: [] },
              { status: 'waiting', votes: [] },
            ],
          },
          events: [
            {
              type: 'request.plan-changed',
              detail: { from: 'same', to: 'other', stage: 'approval' },
            },
          ],
        },
      });
    }

    const revised = decideRequest(request(), command, facts({ plan }));
    if (!isRefusal(revised) || !revised.revised) {
      throw new Error('It was not revised');
    }
    expect(
      decideRequest(revised.revised.state, command, facts({ plan })),
    ).toMatchObject({
      state: { status: 'approved', plan: { hash: 'other' } },
    });
  });

  it('is approved as it was shown when only the way of hashing plans has changed meanwhile', () => {
    const plan = { ...planOf('same'), hash: '2-same' };
    for (const planHash of ['same', '2-same']) {
      expect(
        decideRequest(request(), { ...approve, planHash }, facts({ plan })),
      ).toMatchObject({ state: { status: 'approved' } });
    }
    const people = request().people.map(each => ({ ...each, userId: 'u-2' }));
    for (const changed of [
      facts({ plan, people }),
      facts({ plan: { ...planOf('other'), hash: '2-other' } }),
    ]) {
      expect(decideRequest(request(), approve, changed)).toMatchObject({
        refusal: { reason: 'conflict' },
        revised: { events: [{ type: 'request.plan-changed' }] },
      });
    }
  });

  it('rejects whatever the plan has become', () => {
    expect(
      decideRequest(
        request(),
        { type: 'reject', comment: 'No' },
        facts({
          plan: planOf('other'),
          requesterProblem: refuse('conflict', quote('Left')),
        }),
      ),
    ).toMatchObject({
      state: {
        status: 'rejected',
        decision: { comment: 'No' },
        stages: [{ status: 'rejected', votes: [{ comment: 'No' }] }],
      },
      events: [{ type: 'request.rejected' }],
    });
  });

  it.each<RequestStatus>([
    'approved',
    'rejected',
    'withdrawn',
    'expired',
    'invalidated',
  ])('does nothing more with one that is %s', status => {
    const over = request({ status });
    expect(isRefusal(decideRequest(over, approve, facts()))).toBe(true);
    expect(isRefusal(decideRequest(over, { type: 'reject' }, facts()))).toBe(
      true,
    );
    expect(
      isRefusal(
        withdrawRequest(over, { at: AT, actor: { ref: over.requester } }),
      ),
    ).toBe(true);
  });

  it('decides by the name of the policy, not of a person, when it is automatic', () => {
    const policy = {
      stages: [STAGE, { ...STAGE, name: 'platform' }],
      waits: { requestExpiry: 'P7D', reminders: ['P1D', 'P3D'] },
    };
    const result = submitRequest(request(), { ...policy, automatic: true });
    expect(result).toMatchObject({
      state: {
        version: 0,
        status: 'approved',
        decision: { by: 'policy:p', automatic: true },
        // There is nobody to ask, to wait for, or to remind.
        stages: [],
        approvers: [],
        expiresAt: undefined,
        reminders: [],
      },
      events: [{ type: 'request.submitted' }, { type: 'request.approved' }],
    });
    const reviewed = submitRequest(request(), { ...policy, automatic: false });
    expect(reviewed).toMatchObject({
      state: {
        version: 0,
        status: 'in-review',
        stages: [
          { name: 'approval', status: 'in-review', votes: [] },
          { name: 'platform', status: 'waiting', votes: [] },
        ],
        approvers: STAGE.approvers,
        expiresAt: '2026-11-30T10:00:00.000Z',
        reminders: ['2026-11-24T10:00:00.000Z', '2026-11-26T10:00:00.000Z'],
      },
      events: [
        { type: 'request.submitted', detail: { approvers: STAGE.approvers } },
      ],
    });
    expect(reviewed.state.decision).toBeUndefined();
  });
});
