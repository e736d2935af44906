/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { someRequest } from '../events/__testUtils__/records';
import { bindDuration } from './amendment';
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
