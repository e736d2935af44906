/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* An MCP client signs in as a client of the portal does, and asks for access on the person's behalf. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, type Page } from '@playwright/test';
import { createHash, randomBytes } from 'node:crypto';
import { DOMAIN_ID, test } from './people';

const PORTAL = process.env.PORTAL_URL ?? 'http://localhost:3000';
const CLIENT = {
  client_id: 'assistant',
  redirect_uri: 'http://127.0.0.1:8055/callback',
};

/** The person confirms in the portal that the client may act for them. */
async function confirm(page: Page): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  let callback = '';
  await page.route(`${CLIENT.redirect_uri}*`, route => {
    callback = route.request().url();
    return route.fulfill({ body: 'You can close this page.' });
  });
  await page.goto(
    `/api/auth/v1/authorize?${new URLSearchParams({
      ...CLIENT,
      response_type: 'code',
      scope: 'openid',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })}`,
  );
  await page.getByRole('button', { name: 'Authorize' }).click();
  await expect.poll(() => callback).not.toBe('');
  const response = await fetch(`${PORTAL}/api/auth/v1/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...CLIENT,
      grant_type: 'authorization_code',
      code: new URL(callback).searchParams.get('code'),
      code_verifier: verifier,
    }),
  });
  const { access_token: token } = await response.json();
  return token;
}

test('an assistant finds out why somebody cannot open Studio, and asks for them', async ({
  open,
}) => {
  const ben = await open('Ben Carter');
  await ben.signIn();
  const token = await confirm(ben.page);
  const assistant = new Client({ name: 'assistant', version: '1.0.0' });
  await assistant.connect(
    new StreamableHTTPClientTransport(new URL(`${PORTAL}/api/mcp-actions/v1`), {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
    }),
  );
  const call = async (name: string, input: Record<string, unknown> = {}) => {
    const { structuredContent, isError, content } = await assistant.callTool({
      name: `sagemaker-studio.${name}`,
      arguments: input,
    });
    expect(isError, JSON.stringify(content)).toBeFalsy();
    return structuredContent;
  };

  expect(await call('who-am-i')).toMatchObject({
    person: 'user:default/ben.carter',
  });
  expect(await call('explain-access', { domainId: DOMAIN_ID })).toMatchObject({
    canOpen: false,
  });
  const filed = (await call('file-request', {
    kind: 'grant',
    team: 'group:default/research',
    domainId: DOMAIN_ID,
    justification: 'Review the forecasts of the next quarter',
  })) as { requestId: string; status: string; source: string; page: string };
  expect(filed).toMatchObject({ status: 'in-review', source: 'agent' });
  await assistant.close();

  const daniel = await open('Daniel Kim');
  await daniel.signIn();
  await daniel.page.goto(new URL(filed.page).pathname);
  await expect(daniel.page.getByText('An agent').first()).toBeVisible();
  await expect(
    daniel.page.getByRole('button', { name: /^Approve/ }),
  ).toBeVisible();

  // In another journey he asks himself.
  const { status } = await ben.call(
    'POST',
    `/sagemaker-studio/requests/${filed.requestId}/withdrawal`,
  );
  expect(status).toBe(200);
});
