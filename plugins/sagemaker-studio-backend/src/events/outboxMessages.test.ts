/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { someEvent, someGrant, someRequest } from './__testUtils__/records';
import type { ChainedEvent } from './eventChain';
import {
  wordNotice,
  type NoticeLanguage,
  type NoticeText,
} from './notifications/NoticeText';
import type { MessageFacts, NotificationMessage } from './OutboxMessage';
import { outboxMessagesOf } from './outboxMessages';
import { itemAt, only } from '../util/__testUtils__/items';
import { chainEvent } from './__testUtils__/eventChain';

const BEN = 'user:default/ben.carter';
const JONAS = 'user:default/jonas.weber';
const MIRA = 'user:default/mira.santos';
const NAMES = new Map([
  [MIRA, 'Mira Santos'],
  [BEN, 'Ben Carter'],
]);
const PLATFORM = 'group:default/ml-platform';

function chained(...event: Parameters<typeof someEvent>): ChainedEvent {
  return chainEvent({ sequence: 6, hash: 'before' }, someEvent(...event));
}

function notices(event: ChainedEvent, facts: MessageFacts) {
  return outboxMessagesOf(event, facts).flatMap(telling =>
    telling.kind === 'notification' ? [worded(telling.payload)] : [],
  );
}

function worded(
  { title, description, ...others }: NotificationMessage,
  language: NoticeLanguage = 'en',
) {
  const word = (text: NoticeText | string) =>
    typeof text === 'string'
      ? text
      : wordNotice(text, language, ref => NAMES.get(ref));
  return {
    ...others,
    title: word(title),
    description: description && word(description),
  };
}

function audits(event: ChainedEvent, facts: MessageFacts) {
  return outboxMessagesOf(event, facts).flatMap(telling =>
    telling.kind === 'audit' ? [telling.payload] : [],
  );
}

describe('who is notified', () => {
  const request = someRequest('request-1');

  it('asks those who may decide, and neither who asked nor whom it is for', () => {
    expect(notices(chained('request.submitted'), { request })).toEqual([
      {
        recipients: [MIRA, PLATFORM],
        excluded: [BEN, JONAS],
        title: 'To decide: access to d-researchlab1 for Jonas Weber',
        description: `Ben Carter: ${request.justification}`,
        link: '/sagemaker-studio/requests/request-1',
        severity: 'high',
        topic: 'studio-access-approvals',
        scope: 'request-1:to-decide',
      },
    ]);
  });

  it('calls people, domains and policies by their names, and leads to Studio', () => {
    const labels = {
      domainName: () => 'research-lab',
      studioUrl: () => 'https://studio.example',
    };
    const told = (type: AccessEventType, actor = MIRA) =>
      notices(chained(type, { actor, grantId: 'grant-1' }), {
        request: {
          ...request,
          status: type === 'request.submitted' ? 'in-review' : 'approved',
        },
        grant: someGrant('grant-1', { status: 'active' }),
        grantStatuses: ['active'],
        labels,
      });
    const texts = [
      ...told('request.submitted'),
      ...told('request.approved'),
      ...told('request.approved', 'policy:built-in:revocation'),
      ...told('grant.active'),
    ].map(({ title, description = '' }) => `${title} ${description}`);
    expect(texts.join('\n')).not.toMatch(
      /d-researchlab1|mira\.santos|ben\.carter|policy:|built-in:/,
    );
    expect(texts[0]).toContain(
      'To decide: access to research-lab for Jonas Weber Ben Carter:',
    );
    expect(itemAt(told('grant.active'), 1).link).toBe('https://studio.example');
    // Who asked for themselves is told by one notification how it stands.
    const own = { ...request, requester: JONAS, requesterUserId: undefined };
    const scopes = [
      notices(chained('request.approved', { actor: MIRA }), {
        request: { ...own, status: 'approved' },
      }),
      notices(
        chained('grant.active', { actor: 'system', grantId: 'grant-1' }),
        {
          request: { ...own, status: 'approved' },
          grant: someGrant('grant-1', { status: 'active' }),
          grantStatuses: ['active'],
        },
      ),
    ].flatMap(each =>
      each.filter(({ recipients }) => recipients.includes(JONAS)),
    );
    expect(scopes.map(({ scope }) => scope)).toEqual([
      'request-1:settled',
      'request-1:settled',
    ]);
  });

  it('asks nobody about what the policy has approved by itself, or when nobody may decide', () => {
    expect(
      notices(chained('request.submitted'), {
        request: { ...request, status: 'approved' },
      }),
    ).toEqual([]);
    expect(
      notices(chained('request.submitted'), {
        request: { ...request, approvers: [BEN], stages: [] },
      }),
    ).toEqual([]);
  });

  it('asks the approvers of the stage that is in review, but for those who have voted', () => {
    const vote = {
      by: MIRA,
      outcome: 'approved' as const,
      at: request.createdAt,
    };
    const first = only(request.stages);
    const finished = {
      ...first,
      approvers: [MIRA],
      status: 'approved' as const,
    };
    const second = {
      ...first,
      name: 'platform',
      approvers: [PLATFORM, MIRA],
      votes: [vote],
    };
    const third = {
      ...first,
      approvers: ['user:default/daniel.kim'],
      status: 'waiting' as const,
    };
    const staged = { ...request, stages: [finished, second, third] };
    expect(
      notices(chained('request.stage-approved', { actor: MIRA }), {
        request: staged,
      }),
    ).toMatchObject([
      { recipients: [PLATFORM], scope: 'request-1:to-decide' },
      { recipients: [MIRA], severity: 'low', scope: 'request-1:to-decide' },
    ]);
    // Others who could have decided the stage before have nothing left to do.
    const daniel = 'user:default/daniel.kim';
    const event = chained('request.stage-approved', {
      actor: MIRA,
      detail: { approved: 'approval' },
    });
    expect(
      notices(event, {
        request: {
          ...staged,
          stages: [
            { ...finished, approvers: [MIRA, daniel, BEN, PLATFORM] },
            second,
            third,
          ],
        },
      }),
    ).toMatchObject([
      {
        recipients: [PLATFORM],
        severity: 'high',
        scope: 'request-1:to-decide',
      },
      {
        recipients: [MIRA],
        title: 'You approved: access to d-researchlab1 for Jonas Weber',
        severity: 'low',
        scope: 'request-1:to-decide',
      },
      {
        recipients: [daniel],
        excluded: [BEN, JONAS, MIRA],
        // Whoever is asked in the next stage as well is left with the question.
        notified: [{ recipients: [PLATFORM] }],
        title:
          'Already approved by Mira Santos in the stage approval: access to d-researchlab1 for Jonas Weber',
        severity: 'low',
        scope: 'request-1:to-decide',
      },
    ]);
    expect(
      notices(chained('request.reminded', { actor: 'system' }), {
        request: staged,
      }),
    ).toMatchObject([
      {
        recipients: [PLATFORM],
        title: 'Still to decide: access to d-researchlab1 for Jonas Weber',
      },
    ]);
  });

  it.each([
    'request.approvers-changed',
    'request.policy-changed',
    'request.plan-changed',
  ] as const)(
    'updates what those were asked whom %s leaves nothing to decide',
    type => {
      const daniel = 'user:default/daniel.kim';
      const detail = { before: [daniel, MIRA], approvers: [MIRA, PLATFORM] };
      expect(
        notices(chained(type, { actor: 'system', detail }), { request }),
      ).toMatchObject([
        { recipients: [MIRA, PLATFORM], scope: 'request-1:to-decide' },
        {
          recipients: [daniel],
          title:
            'Nothing left for you to decide: access to d-researchlab1 for Jonas Weber',
          severity: 'low',
          scope: 'request-1:to-decide',
        },
      ]);
    },
  );

  it('updates what the approvers were asked once somebody has decided, and tells those whom it concerns', () => {
    const decided = { ...request, status: 'approved' as const };
    expect(
      notices(
        chained('request.approved', {
          actor: MIRA,
          detail: { automatic: false, comment: 'Good luck' },
        }),
        { request: decided },
      ),
    ).toMatchObject([
      {
        recipients: [MIRA],
        title: 'You approved: access to d-researchlab1 for Jonas Weber',
        severity: 'low',
        scope: 'request-1:to-decide',
      },
      {
        recipients: [PLATFORM],
        excluded: [BEN, JONAS, MIRA],
        title:
          'Already approved by Mira Santos: access to d-researchlab1 for Jonas Weber',
        severity: 'low',
        scope: 'request-1:to-decide',
      },
      {
        // Jonas is told when he can open Studio.
        recipients: [BEN],
        title: 'Approved: access to d-researchlab1 for Jonas Weber',
        description: 'By Mira Santos. Good luck',
        scope: 'request-1:settled',
      },
    ]);
  });

  it('tells nobody that a policy has decided: what comes of it is told', () => {
    expect(
      notices(
        chained('request.approved', {
          actor: 'policy:research-lab',
          detail: { automatic: true },
        }),
        { request: { ...request, status: 'approved' } },
      ).map(({ recipients }) => recipients),
    ).toEqual([]);
  });

  it.each(['withdrawn', 'expired', 'invalidated'] as const)(
    'tells the approvers that nothing is left to decide once it is %s',
    status => {
      const actor = status === 'withdrawn' ? BEN : 'system';
      const [approvers, requester] = notices(
        chained(`request.${status}`, { actor, detail: { reason: 'Why' } }),
        { request },
      );
      expect(approvers).toMatchObject({
        recipients: [MIRA, PLATFORM],
        severity: 'low',
        scope: 'request-1:to-decide',
      });
      expect(requester?.recipients).toEqual(
        status === 'withdrawn' ? undefined : [BEN],
      );
    },
  );

  it('tells the person of their access, and who asked once nothing is under way', () => {
    const event = chained('grant.active', {
      actor: 'system',
      grantId: 'grant-1',
    });
    const grant = someGrant('grant-1', { status: 'active' });
    expect(
      notices(event, {
        request,
        grant,
        grantStatuses: ['active', 'provisioning'],
      }).map(({ recipients, scope }) => [recipients, scope]),
    ).toEqual([[[JONAS], 'request-1:grant-1:access']]);
    expect(
      notices(event, {
        request,
        grant,
        grantStatuses: ['active', 'provision-blocked'],
      }).map(({ recipients, title }) => [recipients, title]),
    ).toEqual([
      [[BEN], '1 of 2 ready: access to d-researchlab1 for Jonas Weber'],
      [[JONAS], 'You can open d-researchlab1'],
    ]);
    // Likewise when the last one ends blocked.
    expect(
      notices(
        chained('grant.provision-blocked', {
          actor: 'system',
          grantId: 'grant-1',
          detail: { message: 'AWS says no.' },
        }),
        {
          request: { ...request, requester: JONAS },
          grant: someGrant('grant-1', { status: 'provision-blocked' }),
          grantStatuses: ['active', 'active', 'provision-blocked'],
        },
      ).map(({ recipients, title, scope }) => [recipients, title, scope]),
    ).toEqual([
      [
        [JONAS],
        '2 of 3 ready, 1 blocked: access to d-researchlab1 for Jonas Weber',
        'request-1:settled',
      ],
    ]);
    // A requester who is also the beneficiary gets one notification.
    expect(
      notices(event, {
        request: { ...request, requester: JONAS },
        grant,
        grantStatuses: ['active'],
      }).map(({ recipients }) => recipients),
    ).toEqual([[JONAS]]);
  });

  it.each<[AccessEventType, string[], string | undefined]>([
    ['grant.provision-blocked', [BEN, JONAS], 'high'],
    ['grant.deprovision-blocked', [BEN], 'critical'],
    ['grant.expiry-notice', [JONAS, BEN], 'high'],
    ['grant.suspended', [JONAS, BEN], 'normal'],
    ['grant.ended', [JONAS, BEN], 'normal'],
    ['grant.extended', [JONAS], 'low'],
    ['grant.provisioning', [], undefined],
    ['grant.reused', [], undefined],
    ['step.done', [], undefined],
    ['operation.started', [], undefined],
  ])('notifies of %s exactly those concerned', (type, recipients, severity) => {
    const told = notices(
      chained(type, { actor: 'system', grantId: 'grant-1' }),
      { request, grant: someGrant('grant-1') },
    );
    expect(told.flatMap(notice => notice.recipients)).toEqual(recipients);
    expect(told[0]?.severity).toBe(severity);
  });

  it('tells who may help that access cannot be taken away, and that it goes on, but not the person', () => {
    const facts = {
      request: { ...request, requester: JONAS },
      grant: someGrant('grant-1', { requester: JONAS }),
    };
    const notify = [MIRA, PLATFORM];
    const told = (
      ['grant.deprovision-blocked', 'grant.deprovisioning'] as const
    ).map(type =>
      notices(chained(type, { grantId: 'grant-1', detail: { notify } }), facts),
    );
    expect(told).toMatchObject([
      [{ recipients: notify, excluded: [JONAS], severity: 'critical' }],
      [{ recipients: notify, excluded: [JONAS], severity: 'normal' }],
    ]);
    const [scope, ...others] = told.flat().map(notice => notice.scope);
    expect(others).toEqual([scope]);
    // The end, for the recipients of the blocked notification.
    const ends = notices(
      chained('grant.ended', { grantId: 'grant-1', detail: { notify } }),
      facts,
    );
    expect(ends.map(notice => [notice.recipients, notice.scope])).toEqual([
      [[JONAS], scope],
      [notify, scope],
    ]);
  });

  it('sends one notification for many blocked operations, as they double and once nothing is under way', () => {
    const all = 200;
    const asked = {
      ...request,
      people: Array.from({ length: all }, (_, index) => ({
        ...only(request.people),
        person: `user:default/person-${index}`,
      })),
    };
    const told = Array.from({ length: all - 2 }, (_, index) => index + 1)
      .flatMap(blocked =>
        notices(
          chained('grant.provision-blocked', {
            actor: 'system',
            grantId: 'grant-1',
            detail: {
              message: 'The quota is reached.',
              remedy: 'Raise it.',
              notify: [PLATFORM],
            },
          }),
          {
            request: asked,
            grant: someGrant('grant-1', { status: 'provision-blocked' }),
            grantStatuses: [
              'active' as const,
              'active' as const,
              ...Array(blocked).fill('provision-blocked'),
              ...Array(all - 2 - blocked).fill('provisioning'),
            ],
          },
        ),
      )
      .filter(({ recipients }) => !recipients.includes(JONAS));
    expect(new Set(told.map(({ scope }) => scope))).toEqual(
      new Set(['request-1:settled']),
    );
    expect(told.map(({ title }) => title.split(':')[0])).toEqual([
      ...[1, 2, 4, 8, 16, 32, 64, 128].map(
        blocked => `${blocked} of 200 blocked`,
      ),
      '2 of 200 ready, 198 blocked',
    ]);
    expect(told[0]).toMatchObject({
      recipients: [BEN, PLATFORM],
      description: 'The quota is reached. Raise it.',
      severity: 'high',
    });
  });

  it('closes the question of an approver who has voted while others still have to', () => {
    expect(
      notices(chained('request.voted', { actor: MIRA }), { request }),
    ).toMatchObject([
      { recipients: [MIRA], severity: 'low', scope: 'request-1:to-decide' },
    ]);
  });

  it('speaks to the person concerned in the second person, and of them to others', () => {
    const own = {
      ...request,
      kind: 'extend' as const,
      requester: JONAS,
      requesterUserId: 'jonas-id',
      status: 'rejected' as const,
    };
    expect(
      notices(
        chained('request.rejected', {
          actor: MIRA,
          detail: { comment: 'The project is over.' },
        }),
        { request: own },
      ).filter(({ recipients }) => recipients.includes(JONAS)),
    ).toMatchObject([
      {
        title: 'Rejected: the extension of your access to d-researchlab1',
        description: 'By Mira Santos. The project is over.',
      },
    ]);
    const ends = notices(
      chained('grant.ended', {
        grantId: 'grant-1',
        detail: { reason: 'left' },
      }),
      { request, grant: someGrant('grant-1') },
    );
    expect(ends.map(({ title, description }) => [title, description])).toEqual([
      [
        'Your access to d-researchlab1 has ended',
        'You seem to have left the company.',
      ],
      [
        'The access of Jonas Weber to d-researchlab1 has ended',
        'Jonas Weber seems to have left the company.',
      ],
    ]);
  });

  it('tells once of an extension that somebody asked for themselves, with what was said', () => {
    const own = {
      ...request,
      kind: 'extend' as const,
      requester: JONAS,
      requesterUserId: 'jonas-id',
      status: 'approved' as const,
      decision: {
        outcome: 'approved' as const,
        by: MIRA,
        automatic: false,
        comment: 'The last time.',
        at: request.createdAt,
      },
    };
    const grant = someGrant('grant-1', {
      expiresAt: '2027-03-05T12:00:00.000Z',
    });
    const told = (['request.approved', 'grant.extended'] as const)
      .flatMap(type =>
        notices(
          chained(type, {
            actor: MIRA,
            ...(type === 'grant.extended' ? { grantId: 'grant-1' } : {}),
          }),
          { request: own, ...(type === 'grant.extended' ? { grant } : {}) },
        ),
      )
      .filter(({ recipients }) => recipients.includes(JONAS));
    expect(told).toMatchObject([
      {
        title: 'Your access to d-researchlab1 now ends on 5 Mar 2027',
        description: 'By Mira Santos. The last time.',
        link: '/sagemaker-studio/my-access',
        scope: 'grant-1:expiry',
      },
    ]);
  });

  it('tells both sides what somebody has written, and leaves the question as it is', () => {
    const told = (actor: string) =>
      notices(
        chained('request.commented', {
          actor,
          detail: { comment: 'Until when?' },
        }),
        { request },
      ).map(({ recipients, title, description, scope }) => [
        recipients,
        title,
        description,
        scope,
      ]);
    const scope = 'request-1:conversation';
    expect(told(MIRA)).toEqual([
      [
        [BEN, JONAS],
        'Mira Santos wrote about access to d-researchlab1 for Jonas Weber',
        'Until when?',
        scope,
      ],
      [
        [PLATFORM],
        'Mira Santos wrote about access to d-researchlab1 for Jonas Weber',
        'Until when?',
        scope,
      ],
    ]);
    expect(told(BEN).map(([recipients]) => recipients)).toEqual([
      [JONAS],
      [MIRA, PLATFORM],
    ]);
  });

  it('names a way in that remains, and the role that stays with it', () => {
    const [notice] = notices(
      chained('grant.ended', {
        grantId: 'grant-1',
        detail: {
          reason: 'revoked',
          remainingAccess: ['through the group research'],
        },
      }),
      { request, grant: someGrant('grant-1') },
    );
    expect(notice?.description).toBe(
      'It was revoked. Another way in remains: through the group research. A profile that was not deleted keeps the role StudioDataScientist.',
    );
  });

  it('updates the expiry notice when the access is extended', () => {
    const facts = {
      request,
      grant: someGrant('grant-1', { expiresAt: '2027-01-31T08:00:00.000Z' }),
    };
    const notice = itemAt(
      notices(chained('grant.expiry-notice', { grantId: 'grant-1' }), facts),
      0,
    );
    const update = itemAt(
      notices(chained('grant.extended', { grantId: 'grant-1' }), facts),
      0,
    );
    expect(update.scope).toBe(notice.scope);
    expect(update.title).toContain('31 Jan 2027');
  });
});

describe('what the auditor gets', () => {
  const facts = {
    request: someRequest('request-1'),
    grant: someGrant('grant-1'),
  };

  it('gets a decision with the position of its event in the log', () => {
    const event = chained('request.approved', {
      actor: MIRA,
      source: 'page',
      detail: { automatic: false },
    });
    expect(audits(event, facts)).toEqual([
      {
        eventId: 'request-decide',
        severityLevel: 'medium',
        failure: undefined,
        meta: {
          actionType: 'approved',
          sequence: 7,
          hash: event.hash,
          at: event.at,
          actor: MIRA,
          source: 'page',
          requestId: 'request-1',
          team: 'group:default/forecasting',
          domainId: 'd-researchlab1',
          detail: { automatic: false },
        },
      },
    ]);
  });

  it('gets every change of a grant, and a blocked one as failed', () => {
    expect(
      audits(
        chained('grant.deprovision-blocked', {
          grantId: 'grant-1',
          detail: { message: 'AWS says no' },
        }),
        facts,
      ),
    ).toMatchObject([
      {
        eventId: 'grant-change',
        severityLevel: 'high',
        failure: 'AWS says no',
        meta: { actionType: 'deprovision-blocked', person: JONAS },
      },
    ]);
    expect(
      audits(chained('grant.active', { grantId: 'grant-1' }), facts),
    ).toMatchObject([{ eventId: 'grant-change', failure: undefined }]);
  });

  it.each([
    'step.done',
    'operation.started',
    'grant.reused',
    'request.reminded',
  ] as const)('is not told of %s, which decides and changes nothing', type => {
    expect(audits(chained(type, { grantId: 'grant-1' }), facts)).toEqual([]);
  });
});
