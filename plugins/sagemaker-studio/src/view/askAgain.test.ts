/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { grant, request } from '../__fixtures__';
import { askAgainOf } from './askAgain';

const asked = request();
const [BEN] = asked.people;
const { requester } = asked;

describe('askAgainOf', () => {
  it.each(['rejected', 'withdrawn', 'expired', 'invalidated'] as const)(
    'fills in a request that is %s',
    status => {
      const proposal = askAgainOf(
        request({ status, duration: 'P30D' }),
        requester,
      );
      expect(proposal).toMatchObject({
        action: 'request',
        input: {
          team: asked.team,
          domainId: asked.domainId,
          executionRole: asked.executionRole,
          duration: 'P30D',
        },
      });
    },
  );

  it('is for whoever asked or the person it is for, and not while it is open', () => {
    expect(askAgainOf(asked, requester)).toBeUndefined();
    const rejected = request({ status: 'rejected' });
    expect(askAgainOf(rejected, BEN)?.input).toMatchObject({ kind: 'grant' });
    expect(askAgainOf(rejected, BEN)?.input).not.toHaveProperty('people');
    expect(askAgainOf(rejected, 'user:default/somebody.else')).toBeUndefined();
    expect(askAgainOf(rejected, undefined)).toBeUndefined();
  });

  it('asks for access again once it has ended, with the role it had', () => {
    const live = grant('Ben Carter', 0);
    const ended = { ...live, status: 'ended' as const, operation: undefined };
    const approved = (grants: (typeof live)[]) =>
      request({ kind: 'revoke', status: 'approved', grants });
    expect(askAgainOf(approved([live]), requester)).toBeUndefined();
    expect(askAgainOf(approved([ended]), requester)).toMatchObject({
      action: 'request',
      input: { executionRole: live.executionRole },
    });
  });

  it('asks again for a change of access that is still there', () => {
    const live = grant('Ben Carter', 0);
    const refused = request({
      kind: 'extend',
      status: 'rejected',
      duration: 'P30D',
      grants: [live],
    });
    expect(askAgainOf(refused, requester)).toMatchObject({
      action: 'extend',
      input: { kind: 'extend', grantIds: [live.grantId], duration: 'P30D' },
      targets: [{ grantId: live.grantId }],
    });
    expect(
      askAgainOf(
        { ...refused, grants: [{ ...live, status: 'ended' }] },
        requester,
      ),
    ).toBeUndefined();
  });
});
