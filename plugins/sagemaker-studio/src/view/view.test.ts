/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  access,
  coolingOff,
  DIAGNOSES,
  forecasting,
  grant,
  leftBehind,
  plan,
  planItem,
  readyAccess,
  request,
  stillIn,
} from '../__fixtures__';
import { refusal } from '../__testUtils__/studioApi';
import {
  countPeople,
  failureOf,
  fieldOfFailure,
  grantStateOf,
  sortByUrgency,
  inputOf,
  isGrantInProgress,
  isRequestInProgress,
  localeOf,
  canRequestForOthers,
  canOpenStudio,
  needsAttention,
  planDifference,
  roleName,
  startDraft,
  stateOfAccess,
  subjectOfEvent,
  withFreshFirstPage,
} from '.';

describe('stateOfAccess', () => {
  it('says that an undecided request waits, unless there is access already', () => {
    const pendingRequestId = 'req-1';
    expect(stateOfAccess(access('A', { pendingRequestId }))).toBe(
      'waitingForApproval',
    );
    expect(
      stateOfAccess(
        access('A', {
          pendingRequestId,
          diagnosis: DIAGNOSES.profileWithoutAssignment,
        }),
      ),
    ).toBe('waitingForApproval');
    expect(stateOfAccess(readyAccess('A', { pendingRequestId }))).toBe('ready');
  });

  it('lets no request hide that somebody holds what they should not', () => {
    for (const code of [
      'disabled-but-holding',
      'role-differs',
      'two-profiles',
    ] as const) {
      const held = readyAccess('A', {
        pendingRequestId: 'req-2',
        diagnosis: { code, sentence: 'Look at it.' },
      });
      expect(needsAttention(stateOfAccess(held))).toBe(true);
    }
  });

  it('says of access that cannot be taken away that it is still there', () => {
    const blocked = stillIn('A');
    expect(stateOfAccess(blocked)).toBe('stillHasAccess');
    expect(needsAttention('stillHasAccess')).toBe(true);
    expect(canOpenStudio(blocked)).toBe(true);
    expect(countPeople([blocked]).attention).toBe(1);
    expect(canOpenStudio(access('B', { diagnosis: DIAGNOSES.blocked }))).toBe(
      false,
    );
  });

  it('says of access that has ended that cleaning up is blocked, and not that it is still there', () => {
    const left = leftBehind('A');
    expect(stateOfAccess(left)).toBe('cleanupBlocked');
    expect(needsAttention('cleanupBlocked')).toBe(true);
    expect(canOpenStudio(left)).toBe(false);
    expect(countPeople([left]).attention).toBe(1);
  });

  it('shows the way in to who comes in another way than the access that has ended', () => {
    const throughGroups = [{ groupId: 'g', displayName: 'research' }];
    expect(
      canOpenStudio(
        leftBehind('A', { assignment: { direct: false, throughGroups } }),
      ),
    ).toBe(true);
  });

  it('says of a grant whose access is over that cleaning up is blocked', () => {
    const left = grant('A', 7, { status: 'deprovision-blocked' });
    expect(grantStateOf(left)).toBe('stillHasAccess');
    expect(grantStateOf({ ...left, endedAt: '2026-11-01T00:00:00.000Z' })).toBe(
      'cleanupBlocked',
    );
  });

  it('does not say of a grant that it still lets in once only deleting is left', () => {
    const blockedAt = (name: 'remove-assignment' | 'delete-spaces') =>
      grant('A', 7, {
        status: 'deprovision-blocked',
        operation: {
          operationId: 'op-1',
          kind: 'deprovision',
          status: 'blocked',
          startedAt: '2026-11-01T00:00:00.000Z',
          steps: [{ name, status: 'blocked', attempts: 1 }],
        },
      });
    expect(grantStateOf(blockedAt('remove-assignment'))).toBe('stillHasAccess');
    expect(grantStateOf(blockedAt('delete-spaces'))).toBe('blocked');
  });
});

describe('countPeople', () => {
  it('counts each person once, for the most urgent of their domains', () => {
    expect(
      countPeople([
        readyAccess('A'),
        access('A', { domainId: 'd-2', diagnosis: DIAGNOSES.blocked }),
        readyAccess('B'),
        access('B', { domainId: 'd-2' }),
        access('C', { pendingRequestId: 'req-1' }),
        access('D'),
      ]),
    ).toEqual({ ready: 1, inProgress: 1, attention: 1, noAccess: 1 });
  });
});

describe('mayAskForOthers', () => {
  it('is so for leads, and for others where the policies say so', () => {
    const place = { domainId: 'd-1', executionRole: 'role-1' };
    const viewer = { isMember: true, isLead: false };
    const open = [{ domainId: 'd-1', executionRoles: ['role-1'] }];
    const asks = (
      of: ReturnType<typeof forecasting>['viewer'],
      draft = place,
    ) => canRequestForOthers(forecasting({ viewer: of }), draft);
    expect(asks(viewer)).toBe(false);
    expect(asks({ ...viewer, isLead: true })).toBe(true);
    const may = { ...viewer, mayAskForOthers: open };
    expect(asks(may)).toBe(true);
    expect(asks(may, { ...place, executionRole: 'role-2' })).toBe(false);
    expect(asks(may, { ...place, domainId: 'd-2' })).toBe(false);
  });
});

describe('isRequestMoving', () => {
  it('is so from the approval until the last grant has come to rest', () => {
    expect(isRequestInProgress(request())).toBe(false);
    expect(isRequestInProgress(request({ status: 'approved' }))).toBe(true);
    expect(
      isRequestInProgress(
        request({ status: 'approved', grants: [grant('A', 7), grant('B', 3)] }),
      ),
    ).toBe(true);
    expect(
      isRequestInProgress(
        request({
          status: 'approved',
          grants: [
            grant('A', 7),
            grant('B', 3, { status: 'provision-blocked' }),
          ],
        }),
      ),
    ).toBe(false);
  });
});

describe('failureOf', () => {
  it('takes the words of the back end and the field that they name', async () => {
    const failure = failureOf(
      await refusal(
        400,
        'InputError',
        "executionRole 'admin' is no ARN of an IAM role",
      ),
    );
    expect(failure).toEqual({
      kind: 'invalid',
      message: "executionRole 'admin' is no ARN of an IAM role",
    });
    expect(fieldOfFailure(failure)).toBe('executionRole');
  });

  it('places beside a field only what is wrong with the input', async () => {
    const failure = failureOf(
      await refusal(409, 'ConflictError', 'people: two requests at once'),
    );
    expect(failure.kind).toBe('conflict');
    expect(fieldOfFailure(failure)).toBeUndefined();
  });

  it('tells no answer from a refusal', () => {
    expect(failureOf(new TypeError('Failed to fetch')).kind).toBe(
      'unreachable',
    );
  });
});

describe('inputOf', () => {
  const team = forecasting();
  const draft = {
    ...startDraft(team, 'd-researchlab1'),
    justification: ' Forecast ',
  };

  it('names nobody when all are meant, so that the back end takes the team as it is', () => {
    expect(inputOf(draft, team)).toMatchObject({
      kind: 'onboard-team',
      justification: 'Forecast',
    });
    expect(inputOf(draft, team)).not.toHaveProperty('people');
    expect(
      inputOf({ ...draft, people: ['user:default/jonas.weber'] }, team)?.people,
    ).toEqual(['user:default/jonas.weber']);
  });

  it('asks for nothing while it would be for nobody', () => {
    expect(inputOf({ ...draft, people: [] }, team)).toBeUndefined();
    expect(
      inputOf(
        { ...draft, requestedFor: 'me' },
        { ...team, viewer: { isMember: false, isLead: false } },
      ),
    ).toBeUndefined();
  });
});

describe('planDifference', () => {
  it('names what was added, changed and removed', () => {
    const before = plan([planItem('A'), planItem('B'), planItem('C')]);
    const after = plan([
      planItem('A'),
      planItem('B', { sentence: 'Adopts the profile b-204.' }),
      planItem('D'),
    ]);
    const { byPerson, removed } = planDifference(before, after);
    expect([...byPerson]).toEqual([
      ['user:default/b', { change: 'changed', before: before.items[1] }],
      ['user:default/d', { change: 'added' }],
    ]);
    expect(removed).toEqual([before.items[2]]);
  });
});

describe('withFreshFirstPage', () => {
  const at = (requestId: string, day: number) =>
    request({ requestId, createdAt: `2026-01-0${day}T00:00:00Z` });

  it('keeps older pages and drops what has left the view', () => {
    expect(
      withFreshFirstPage([at('left', 4), at('old', 1)], {
        items: [at('new', 5), at('last', 3)],
        nextCursor: 'more',
      }).map(({ requestId }) => requestId),
    ).toEqual(['new', 'last', 'old']);
  });

  it('believes a first page that is all there is', () => {
    expect(withFreshFirstPage([at('old', 1)], { items: [] })).toEqual([]);
  });
});

describe('subjectOfEvent', () => {
  it('names the person of the grant and says what the event says', () => {
    const held = grant('Ben Carter', 2);
    expect(
      subjectOfEvent(
        {
          sequence: 1,
          requestId: 'req-1',
          grantId: held.grantId,
          type: 'grant.provision-blocked',
          actor: 'system',
          detail: { message: 'Denied.', remedy: 'Allow it.', attempts: 2 },
          at: '2026-01-01T00:00:00Z',
        },
        request({ grants: [held] }),
      ),
    ).toEqual({
      type: 'grant.provision-blocked',
      person: 'Ben Carter',
      step: undefined,
      notes: [
        { say: 'text', text: 'Denied.' },
        { say: 'text', text: 'Allow it.' },
      ],
    });
  });
});

describe('grants of a request', () => {
  const held = (status: Grant['status']) =>
    grant(status, 7, { status, grantId: status });

  it('have those first whom somebody has to do something about', () => {
    expect(
      sortByUrgency([
        held('active'),
        held('provisioning'),
        held('suspended'),
        held('deprovision-blocked'),
        held('provision-blocked'),
      ]).map(({ status }) => status),
    ).toEqual([
      'deprovision-blocked',
      'provision-blocked',
      'suspended',
      'provisioning',
      'active',
    ]);
  });

  it('are looked at often only while AWS is being changed', () => {
    expect(isGrantInProgress(held('provisioning'))).toBe(true);
    expect(isGrantInProgress(held('scheduled'))).toBe(false);
    expect(isGrantInProgress(held('suspended'))).toBe(false);
    expect(isGrantInProgress(held('deprovisioning'))).toBe(true);
    expect(isGrantInProgress(coolingOff('Ben Carter'))).toBe(false);
  });
});

describe('roleName', () => {
  it('is the last part of the ARN, in every partition, and else what it was', () => {
    expect(roleName('arn:aws-cn:iam::222222222222:role/team/a/Analyst')).toBe(
      'Analyst',
    );
    expect(roleName('Analyst')).toBe('Analyst');
  });
});

describe('localeOf', () => {
  it.each([
    ['en', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
    ['en', ['en'], 'en'],
    ['de', ['en-GB', 'de-AT'], 'de-AT'],
    ['de', ['fr-FR'], 'de'],
    ['en', ['eng-XX'], 'en'],
  ])(
    'reads %s as the browser does, which prefers %s',
    (language, preferred, expected) =>
      expect(localeOf(language, preferred)).toBe(expected),
  );

  it.each([
    ['en', ['en-US@posix'], 'en-US'],
    ['en', ['en_GB.UTF-8'], 'en-GB'],
    ['en', ['c', 'en-AU'], 'en-AU'],
    ['en', ['', 'C', '*'], 'en'],
    ['de', ['de-DE@euro', 'en'], 'de-DE'],
    ['pt_BR', ['pt-br'], 'pt-BR'],
    ['english!', ['english!'], 'en'],
  ])(
    'gives a tag that Intl takes where the portal says %s and the browser, after the system, %s',
    (language, preferred, expected) => {
      const locale = localeOf(language, preferred);
      expect(locale).toBe(expected);
      expect(() => new Intl.ListFormat(locale)).not.toThrow();
    },
  );
});
