/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { namesInErrors } from './namesInErrors';

const REFUSED = 'user:default/mira.santos has decided it';

async function answer(
  name: (text: string, readSent: () => Promise<string>) => Promise<string>,
  { mayReadNames = true }: { mayReadNames?: boolean } = {},
) {
  const logger = mockServices.logger.mock();
  const show: ErrorRequestHandler = (error, _req, res, _next) => {
    res.json({ name: error.name, message: error.message });
  };
  const app = express()
    .use(express.json())
    .use((_req, _res, next) => next(new ConflictError(REFUSED)))
    .use(
      namesInErrors({
        textNamer: { name },
        caller: { mayReadNames: async () => mayReadNames },
        logger,
      }),
    )
    .use(show);
  const { body } = await request(app)
    .post('/people?name=user%3Adefault%2Fmira.santos')
    .send({ people: ['user:default/lena.fischer'] });
  return { body, logger };
}

describe('namesInErrors', () => {
  it('says names', async () => {
    const { body, logger } = await answer(async text =>
      text.replace('user:default/mira.santos', 'Mira Santos'),
    );
    expect(body).toEqual({
      name: 'ConflictError',
      message: 'Mira Santos has decided it',
    });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('tells what the caller has sent, which tells nobody a name who may not look it up', async () => {
    const sent: string[] = [];
    const tell = async (text: string, readSent: () => Promise<string>) => {
      sent.push(await readSent());
      return text;
    };
    await answer(tell);
    await answer(tell, { mayReadNames: false });
    expect(sent[0]).toBe('');
    expect(sent[1]).toContain('user:default/mira.santos');
    expect(sent[1]).toContain('user:default/lena.fischer');
  });

  it('refuses all the same where names cannot be read, and logs it', async () => {
    const { body, logger } = await answer(() =>
      Promise.reject(new Error('The catalog is away')),
    );
    expect(body).toEqual({ name: 'ConflictError', message: REFUSED });
    expect(logger.warn).toHaveBeenCalledWith(
      'The names for a refusal could not be read',
      { reason: 'Error: The catalog is away' },
    );
  });
});
