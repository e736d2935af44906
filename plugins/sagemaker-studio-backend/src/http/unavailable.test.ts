/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import express from 'express';
import knexFactory from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStudioBackend } from '../integration/__testUtils__/startStudioBackend';
import { startTestSandbox } from '../integration/__testUtils__/startTestSandbox';
import { unavailable } from './unavailable';

jest.setTimeout(120_000);

function openFile(filename: string) {
  return knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    pool: { min: 1, max: 1 },
    useNullAsDefault: true,
  });
}

describe('what the plugin depends on is away', () => {
  it.each([
    [
      'the database',
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
        code: 'ECONNREFUSED',
      }),
      'The database cannot be reached',
    ],
    [
      'the database, which shuts down',
      Object.assign(new Error('terminating connection'), { code: '57P01' }),
      'The database cannot be reached',
    ],
    [
      'AWS',
      Object.assign(new Error('Rate exceeded'), {
        name: 'ThrottlingException',
        $metadata: { httpStatusCode: 400 },
      }),
      'AWS did not answer as it should (ThrottlingException)',
    ],
    [
      'another plugin',
      Object.assign(
        new Error('Request failed with 500: Request failed with 500'),
        { name: 'ResponseError', statusCode: 500 },
      ),
      'Another service of the portal',
    ],
  ])('is answered with one sentence: %s', (_, error, sentence) => {
    const next = jest.fn();
    unavailable({ logger: mockServices.logger.mock() })(
      error,
      express.request,
      express.response,
      next,
    );
    const [[answer]] = next.mock.calls;
    expect(answer).toBeInstanceOf(ServiceUnavailableError);
    expect(answer.message).toContain(sentence);
    expect(answer.message).not.toContain('Request failed');
  });

  it('and nothing else is', () => {
    const next = jest.fn();
    const error = new InputError('people is empty');
    unavailable({ logger: mockServices.logger.mock() })(
      error,
      express.request,
      express.response,
      next,
    );
    expect(next).toHaveBeenCalledWith(error);
  });

  it('a locked file of SQLite is waited for a moment, then answered with 503', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'studio-locked-'));
    const filename = path.join(folder, 'studio.sqlite');
    const sandbox = await startTestSandbox();
    const knex = openFile(filename);
    const backend = await startStudioBackend({ sandbox, knex });
    const other = openFile(filename);
    try {
      await other.raw('begin exclusive');
      const started = performance.now();
      const { status, body } = await backend
        .as('mira.santos')
        .call(client => client.listRequests());
      expect({ status, message: JSON.stringify(body) }).toEqual({
        status: 503,
        message: expect.stringContaining('The database cannot be reached now'),
      });
      expect(performance.now() - started).toBeLessThan(60_000);
    } finally {
      await other.destroy();
      await backend.stop();
      await knex.destroy();
      await sandbox.stop();
      rmSync(folder, { recursive: true });
    }
  });

  it('a body that is nested too deep is refused with a sentence', async () => {
    const sandbox = await startTestSandbox();
    const knex = openFile(':memory:');
    const backend = await startStudioBackend({ sandbox, knex });
    try {
      let justification: unknown = 'deep';
      for (let depth = 0; depth < 2_000; depth += 1) {
        justification = { justification };
      }
      const { status, body } = await backend
        .as('mira.santos')
        .post('/requests', { justification });
      expect({ status, message: body.error.message }).toEqual({
        status: 400,
        message: expect.stringContaining('nested more than 20 levels deep'),
      });
    } finally {
      await backend.stop();
      await knex.destroy();
      await sandbox.stop();
    }
  });
});
