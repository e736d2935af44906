/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { bindingElsewhere } from './refPlace';

describe('bindingElsewhere', () => {
  const first = { subject: 'u-first', boundAt: '2026-12-01T10:00:00.000Z' };
  const former = { subject: 'u-former', boundAt: '2026-12-02T10:00:00.000Z' };
  const today = { subject: 'u-today', boundAt: '2026-12-03T10:00:00.000Z' };

  it.each([
    ['none without others', [], undefined],
    ['that of who has the ref today, when it is alone', [today], today],
    ['that of somebody else, though it is older', [today, former], former],
    ['the latest of several', [first, former, today], former],
  ])('is %s', (_, others, expected) => {
    expect(bindingElsewhere(others, 'u-today')).toBe(expected);
  });

  it('is the latest while the ref leads nowhere', () => {
    expect(bindingElsewhere([former, first], undefined)).toBe(former);
  });
});
