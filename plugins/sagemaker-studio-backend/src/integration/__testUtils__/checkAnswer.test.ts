/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import express from 'express';
import request from 'supertest';
import { checkAnswer } from './checkAnswer';

const DOMAINS = { method: 'GET', path: '/domains' };
const DOMAIN: StudioDomain = {
  domainId: 'd-1',
  domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-1',
  name: 'lab',
  accountId: '222222222222',
  region: 'eu-west-1',
  authMode: 'SSO',
  status: 'InService',
  url: 'https://d-1.studio.eu-west-1.sagemaker.aws',
  mode: 'manage',
  executionRoles: [],
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
  seenAt: '2026-11-02T08:00:00.000Z',
};
const EVENTS = { method: 'GET', path: '/events?limit=1' };
const EVENT = {
  sequence: 1,
  requestId: 'r',
  type: 'request.submitted',
  actor: 'system',
  detail: { anything: ['goes'] },
  at: '2026-11-02T08:00:00.000Z',
};

describe('the check of answers', () => {
  it.each<[string, typeof DOMAINS, number, unknown, RegExp | undefined]>([
    ['nothing', DOMAINS, 200, { items: [] }, undefined],
    ['a domain', DOMAINS, 200, { items: [DOMAIN] }, undefined],
    ['events', EVENTS, 200, { items: [EVENT] }, undefined],
    [
      'an error with more than is documented',
      DOMAINS,
      403,
      {
        error: {
          name: 'NotAllowedError',
          message: 'No',
          messages: { message: { code: 'refused.internal' } },
          stack: '',
        },
        request: { method: 'GET', url: '/domains' },
        response: { statusCode: 403 },
      },
      undefined,
    ],
    ['what is not ours', { method: 'GET', path: '/x' }, 200, {}, undefined],
    [
      'a body that lacks a field',
      DOMAINS,
      200,
      {},
      /required property 'items'/,
    ],
    [
      'a field of another type',
      DOMAINS,
      200,
      { items: [{ ...DOMAIN, region: 1 }] },
      /region must be string/,
    ],
    [
      'a field that is not documented',
      DOMAINS,
      200,
      { items: [{ ...DOMAIN, owner: 'me' }] },
      /unevaluated properties.*owner/,
    ],
    [
      'such a field where schemas are put together',
      EVENTS,
      200,
      { items: [{ ...EVENT, secret: 1 }] },
      /unevaluated properties.*secret/,
    ],
    ['an error without words', DOMAINS, 404, {}, /required property 'error'/],
    [
      'an error that pages cannot word in other languages',
      DOMAINS,
      404,
      {
        error: { name: 'NotFoundError', message: 'No' },
        response: { statusCode: 404 },
      },
      /required property 'messages'/,
    ],
    ['a status', DOMAINS, 204, undefined, /no 204 of GET \/domains/],
    [
      'a body where there is none',
      { method: 'POST', path: '/refresh' },
      202,
      { queued: true },
      /no body for 202/,
    ],
  ])('of %s', async (_, call, status, body, trouble) => {
    const app = express().use((_req, res) => {
      res.status(status).json(body);
    });
    const answer = await request(app).get('/');
    let thrown = '';
    try {
      checkAnswer(call, answer);
    } catch (error) {
      thrown = String(error);
    }
    expect(thrown).toMatch(trouble ?? /^$/);
  });
});
