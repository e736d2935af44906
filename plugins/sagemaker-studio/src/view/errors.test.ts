/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { refusal } from '../__testUtils__/studioApi';
import { failureOf, fieldOfFailure } from './errors';

describe('failureOf', () => {
  it('takes the message of the backend and the field that it names', async () => {
    const failure = failureOf(
      await refusal(
        400,
        'InputError',
        "executionRole 'admin' is not an ARN of an IAM role",
      ),
    );
    expect(failure).toEqual({
      kind: 'invalid',
      message: "executionRole 'admin' is not an ARN of an IAM role",
    });
    expect(fieldOfFailure(failure)).toBe('executionRole');
  });

  it('assigns only validation errors to a field', async () => {
    const failure = failureOf(
      await refusal(409, 'ConflictError', 'people: two requests at once'),
    );
    expect(failure.kind).toBe('conflict');
    expect(fieldOfFailure(failure)).toBeUndefined();
  });

  it('distinguishes a missing response from a refusal', () => {
    expect(failureOf(new TypeError('Failed to fetch')).kind).toBe(
      'unreachable',
    );
  });
});
