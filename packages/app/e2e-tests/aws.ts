/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createHash, createHmac } from 'node:crypto';
import { expect } from '@playwright/test';
import { SANDBOX } from './people';

/* Of the sandbox, known to everybody: somebody who administers the management account. */
const KEY = { id: 'SANDBOXPORTAL000001', secret: 'sandbox-portal-secret' };
const REGION = 'eu-west-1';
const SERVICE = 'sso';

/** Calls Identity Center as an administrator does who does not use the portal. */
export async function callIdentityCenter<Answer = unknown>(
  operation: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  const { host } = new URL(SANDBOX);
  const body = JSON.stringify(input);
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${REGION}/${SERVICE}/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host,
    'x-amz-date': time,
    'x-amz-target': `SWBExternalService.${operation}`,
  };
  const names = Object.keys(headers).join(';');
  const canonical = [
    'POST',
    '/',
    '',
    ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const key = [day, REGION, SERVICE, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${KEY.secret}`,
  );
  const signature = createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'))
    .digest('hex');
  const answer = await fetch(SANDBOX, {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${KEY.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    },
    body,
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  const given: Answer = text === '' ? undefined : JSON.parse(text);
  return given;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
