/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError, InputError } from '@backstage/errors';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { conflictError } from '../util/errors';
import { say } from '../util/say';
import { namesInErrors } from './namesInErrors';
import { wordedErrors } from './wordedErrors';

const MIRA = 'user:default/mira.santos';

/** What the caller gets of an error. */
async function answerTo(error: unknown) {
  const logger = mockServices.logger.mock();
  const show: ErrorRequestHandler = ({ message, messages }, _req, res, _next) =>
    void res.json({ message, messages });
  const { body } = await request(
    express()
      .use((_req, _res, next) => next(error))
      .use(wordedErrors({ logger }))
      .use(
        namesInErrors({
          textNamer: {
            name: async text =>
              text
                .replaceAll(`'${MIRA}'`, 'Mira Santos')
                .replaceAll(MIRA, 'Mira Santos')
                .replaceAll("'d-researchlab1'", "'research-lab'"),
          },
          caller: { mayReadNames: async () => true },
          logger,
        }),
      )
      .use(show),
  ).get('/');
  return body;
}

describe('wordedErrors', () => {
  it('leaves errors with a code as they are, with names in their values', async () => {
    expect(
      await answerTo(
        conflictError(
          say('refused.not-approver', {
            viewer: MIRA,
            who: say('who.approvers', { approvers: [MIRA, 'd-researchlab1'] }),
          }),
        ),
      ),
    ).toEqual({
      message: expect.stringContaining('Mira Santos is not an approver'),
      messages: {
        message: {
          code: 'refused.not-approver',
          params: {
            viewer: 'Mira Santos',
            who: {
              code: 'who.approvers',
              params: { approvers: ['Mira Santos', 'research-lab'] },
            },
          },
        },
      },
    });
  });

  it('says of which field a text is too long, for forms to show it there', async () => {
    const { messages } = await answerTo(
      new InputError(
        'request/body/justification must NOT have more than 2000 characters',
      ),
    );
    expect(messages.message).toEqual({
      code: 'refused.field-long',
      params: { field: 'justification', max: 2000 },
    });
  });

  it.each([
    [
      'quotes what is wrong with the input',
      new InputError('request.body.kind is missing'),
      'refused.input',
      'request.body.kind is missing',
    ],
    [
      'names the field that the validator names',
      new InputError(
        'request/body/people/0 must be string, request/body/duration must be string',
      ),
      'refused.field',
      'must be string',
    ],
    [
      'quotes other refusals',
      new AuthenticationError('No credentials'),
      'refused.failed',
      'No credentials',
    ],
    [
      'tells nothing of errors of the program',
      new TypeError('undefined is not a function'),
      'refused.internal',
      undefined,
    ],
  ])('%s', async (_, error, code, detail) => {
    const { messages } = await answerTo(error);
    expect(messages.message.code).toBe(code);
    expect(JSON.stringify(messages.message.params?.detail ?? null)).toContain(
      detail ?? 'null',
    );
  });
});
