/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { someRequest } from '../events/__testUtils__/records';
import { bindDuration, withTerms } from './amendment';
import { amenderOf } from './mayDecide';
import { isRefusal } from './outcome';
import { present } from '../util/__testUtils__/present';
import { areComparable, hashPlan } from './planHash';

const { plan } = someRequest('r');
const ASKED = { executionRole: 'role', changedBy: 'user:default/mira' };

describe('bindDuration', () => {
  const hashOf = (duration: string, hash = plan.hash) =>
    bindDuration({ ...plan, hash }, { asked: ASKED, duration }).hash;

  it('tells two durations and two plans apart', () => {
    expect(hashOf('P7D')).not.toBe(hashOf('P30D'));
    expect(hashOf('P7D')).not.toBe(hashOf('P7D', 'other'));
  });

  it('has the version of the hashes of plans, so that amended requests outlive another way of hashing', () => {
    expect(areComparable(hashOf('P7D'), hashPlan({}))).toBe(true);
  });
});

describe('who has changed the terms', () => {
  const ref = 'user:default/mira';
  const [stage] = someRequest('r').stages;
  /** Of somebody who has got the ref since. */
  const stages = [
    {
      ...present(stage),
      votes: [
        {
          by: ref,
          userId: 'miranda-id',
          outcome: 'approved' as const,
          at: '2026-11-02T08:00:00.000Z',
        },
      ],
    },
  ];

  it('is known by the user, whoever votes under the ref afterwards', () => {
    const changed = withTerms(
      someRequest('r', { duration: 'P30D' }),
      { duration: 'P7D' },
      { ref, userId: 'mira-id' },
    );
    const asked = isRefusal(changed) ? undefined : changed.asked;
    expect(amenderOf({ stages }, present(asked))).toEqual({
      ref,
      userId: 'mira-id',
    });
  });

  it('is known by the vote where the record is of an earlier version', () => {
    expect(amenderOf({ stages }, ASKED)).toEqual({
      ref,
      userId: 'miranda-id',
    });
  });
});
