/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { roleName } from './roleName';

describe('roleName', () => {
  it('is the last part of an ARN in any partition, and unchanged otherwise', () => {
    expect(roleName('arn:aws-cn:iam::222222222222:role/team/a/Analyst')).toBe(
      'Analyst',
    );
    expect(roleName('Analyst')).toBe('Analyst');
  });
});
