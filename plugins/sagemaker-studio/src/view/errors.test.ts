/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  messageTexts,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refusal } from '../__testUtils__/studioApi';
import { failureOf, fieldOfFailure } from './errors';

/** A refusal whose English words name no field, so that only its code can. */
async function refused(status: number, message: Message) {
  return failureOf(
    await refusal(status, 'InputError', 'No', { messages: { message } }),
  );
}

/** The fields of the form as refusals name them. */
const NAMED =
  /^(justification|duration|noEnd|startsAt|executionRole|people|domainId) /;

/** Of the dialog with a decision, and of the settings. */
const OF_OTHER_FORMS =
  /^refused\.(amend|rejects|role-elsewhere|role-repeated|domain-of-creation)/;

describe('failureOf', () => {
  it('takes the message of the backend', async () => {
    expect(
      failureOf(
        await refusal(
          400,
          'InputError',
          "executionRole 'admin' is not an ARN of an IAM role",
        ),
      ),
    ).toEqual({
      kind: 'invalid',
      message: "executionRole 'admin' is not an ARN of an IAM role",
    });
  });

  it('distinguishes a missing response from a refusal', () => {
    expect(failureOf(new TypeError('Failed to fetch')).kind).toBe(
      'unreachable',
    );
  });
});

describe('fieldOfFailure', () => {
  it.each([
    ['refused.field', 'duration'],
    ['refused.field-long', 'justification'],
  ])('is the field that the validator names (%s)', async (code, field) => {
    const failure = await refused(400, {
      code,
      params: { field, max: 1, detail: 'x' },
    });
    expect(fieldOfFailure(failure)).toBe(field);
  });

  const codes = Object.entries<string>(messageTexts)
    .filter(
      ([code, text]) =>
        code.startsWith('refused.') &&
        NAMED.test(text) &&
        !OF_OTHER_FORMS.test(code),
    )
    .map(([code, text]) => [
      code.replace(/_(one|other)$/, ''),
      NAMED.exec(text)?.[1],
    ]);

  it.each(codes)('shows %s next to the field %s', async (code, field) => {
    expect(fieldOfFailure(await refused(400, { code: code ?? '' }))).toBe(
      field === 'noEnd' ? 'duration' : field,
    );
  });

  it('takes the field that a refusal names as a value', async () => {
    expect(
      fieldOfFailure(
        await refused(400, {
          code: 'refused.field-of-kind',
          params: { field: 'startsAt', kind: 'extend', kinds: 'grant' },
        }),
      ),
    ).toBe('startsAt');
    expect(
      fieldOfFailure(
        await refused(400, { code: 'refused.nul', params: { field: 'x' } }),
      ),
    ).toBeUndefined();
  });

  it('shows nothing next to a field that is not about what was entered', async () => {
    expect(
      fieldOfFailure(await refused(409, { code: 'refused.people-empty' })),
    ).toBeUndefined();
    expect(
      fieldOfFailure(await refused(400, { code: 'refused.no-policy' })),
    ).toBeUndefined();
  });
});
