/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { namesInErrors } from './namesInErrors';

const REFUSED = 'user:default/mira.santos has decided it';

async function answer(name: (text: string) => Promise<string>) {
  const logger = mockServices.logger.mock();
  const show: ErrorRequestHandler = (error, _req, res, _next) => {
    res.json({ name: error.name, message: error.message });
  };
  const app = express()
    .use((_req, _res, next) => next(new ConflictError(REFUSED)))
    .use(namesInErrors({ textNamer: { name }, logger }))
    .use(show);
  const { body } = await request(app).get('/');
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
