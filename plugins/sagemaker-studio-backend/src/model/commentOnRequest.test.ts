/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { someRequest } from '../events/__testUtils__/records';
import { commentOnRequest, MAX_COMMENTS } from './commentOnRequest';

const request = someRequest('request-1');
const AT = '2026-11-03T08:00:00.000Z';
const write = (
  ref: string,
  facts: Partial<Parameters<typeof commentOnRequest>[1]> = {},
) =>
  commentOnRequest(request, {
    at: AT,
    actor: { ref },
    actorIsApprover: false,
    comment: 'Until when?',
    written: 0,
    ...facts,
  });

describe('a comment on a request', () => {
  it('is written by whoever asked, the people it is for and approvers', () => {
    for (const written of [
      write('user:default/ben.carter'),
      write('user:default/jonas.weber'),
      write('user:default/mira.santos', { actorIsApprover: true }),
    ]) {
      expect(written).toMatchObject({
        state: { status: 'in-review', stages: request.stages, updatedAt: AT },
        events: [
          { type: 'request.commented', detail: { comment: 'Until when?' } },
        ],
      });
    }
  });

  it('is not written by others, nor by a namesake', () => {
    expect(write('user:default/lena.fischer')).toMatchObject({
      refusal: { reason: 'not-allowed' },
    });
    expect(
      write('user:default/jonas.weber', {
        actor: { ref: 'user:default/jonas.weber', userId: 'another-id' },
      }),
    ).toMatchObject({ refusal: { reason: 'not-allowed' } });
  });

  it('is not written once there are too many, or the request is over', () => {
    expect(
      write('user:default/ben.carter', { written: MAX_COMMENTS }),
    ).toMatchObject({ refusal: { reason: 'conflict' } });
    expect(
      commentOnRequest(
        { ...request, status: 'withdrawn' },
        {
          at: AT,
          actor: { ref: 'user:default/ben.carter' },
          actorIsApprover: true,
          comment: 'Thanks',
          written: 0,
        },
      ),
    ).toMatchObject({ refusal: { reason: 'conflict' } });
  });
});
