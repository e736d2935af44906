// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { test } from 'node:test';
import { untilPeopleAreIn } from '../lib/answers.mjs';

const USER_ID = 'aws.amazon.com/identity-center-user-id';

const entity = userId => ({ metadata: { annotations: { [USER_ID]: userId } } });

/**
 * A sandbox and a back end in one; each look at the catalog takes the next of what it is to hold. The sandbox does not
 * answer the first `refusals` times.
 */
async function serve({ users, catalog, refusals = 0 }) {
  let looks = 0;
  let refused = 0;
  const server = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    if (request.url === '/_sandbox/state' && refused < refusals) {
      refused += 1;
      response.writeHead(503).end('{}');
    } else if (request.url === '/_sandbox/state') {
      response.end(JSON.stringify({ identityCenter: { users } }));
    } else if (request.headers.authorization === 'Bearer token') {
      const now = catalog[Math.min(looks++, catalog.length - 1)];
      if (now) response.end(JSON.stringify(now));
      else response.writeHead(503).end('{}');
    } else {
      response.writeHead(401).end('{}');
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    wait: maxWait =>
      untilPeopleAreIn({
        urls: { sandbox: url, backend: url },
        headers: { Authorization: 'Bearer token' },
        maxWait,
      }),
    looks: () => looks,
    close: () => server.close(),
  };
}

const users = {
  a: { userId: 'a', status: 'ENABLED' },
  b: { userId: 'b', status: 'ENABLED' },
  c: { userId: 'c', status: 'DISABLED' },
};

test(
  'people are in the catalog once all of them are',
  { timeout: 120_000 },
  async () => {
    const portal = await serve({
      users,
      catalog: [
        undefined,
        [],
        [entity('a')],
        [entity('a'), entity('elsewhere')],
        [entity('a'), entity('b')],
      ],
    });
    try {
      assert.equal(await portal.wait(), 2);
      assert.equal(portal.looks(), 5);
    } finally {
      portal.close();
    }
  },
);

test(
  'as long as people come, and where nothing was known before, it is waited for the others',
  {
    timeout: 120_000,
  },
  async () => {
    const portal = await serve({
      users,
      refusals: 1,
      catalog: [
        [],
        [],
        [],
        [entity('a')],
        [entity('a')],
        Object.values(users).map(({ userId }) => entity(userId)),
      ],
    });
    try {
      assert.equal(await portal.wait(20_000), 2);
    } finally {
      portal.close();
    }
  },
);

test(
  'people without an answer are counted in the report',
  { timeout: 120_000 },
  async () => {
    const portal = await serve({ users, catalog: [[entity('a')]] });
    try {
      await assert.rejects(portal.wait(500), /1 of 2 people did not come/);
    } finally {
      portal.close();
    }
  },
);
