// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Waiting until the programs of the portal answer, and answer what people need. */
import { setTimeout as sleep } from 'node:timers/promises';

const USER_ID = 'aws.amazon.com/identity-center-user-id';
const MAX_WAIT = 240_000;
const POLL_INTERVAL = 250;
const MAX_POLL_INTERVAL = 5_000;

export async function untilAnswering(url) {
  const deadline = Date.now() + MAX_WAIT;
  while (!(await ask(url))) {
    if (Date.now() > deadline) {
      throw new Error(
        `${url} did not answer within four minutes; logs/ tells how far it came.`,
      );
    }
    await sleep(POLL_INTERVAL);
  }
}

/**
 * Until everybody whom Identity Center has as enabled is in the catalog, which takes them in one by one. A company may be
 * large: what must not last is that nobody comes.
 *
 * @param {{ urls: { sandbox: string, backend: string }, headers: Record<string, string>, maxWait?: number }} options
 * @returns {Promise<number>} how many they are
 */
export async function untilPeopleAreIn({ urls, headers, maxWait = MAX_WAIT }) {
  const filter = `kind=user,metadata.annotations.${USER_ID}`;
  const catalog = `${urls.backend}/api/catalog/entities?filter=${filter}&fields=metadata.annotations`;
  let fewest = Infinity;
  let deadline = Date.now() + maxWait;
  while (true) {
    const began = Date.now();
    const [world, entities] = await Promise.all([
      ask(`${urls.sandbox}/_sandbox/state`),
      ask(catalog, headers),
    ]);
    const { count, missing } = whoIsMissing(world, entities);
    if (missing === 0) return count;
    if (missing < fewest) {
      fewest = missing;
      deadline = Date.now() + maxWait;
    }
    if (Date.now() > deadline) {
      const who = Number.isFinite(missing)
        ? `${missing} of ${count} people`
        : 'People';
      throw new Error(
        `${who} did not come to the catalog within four minutes; logs/ tells why.`,
      );
    }
    // A large company is not asked about all the time.
    const pause = Math.max(POLL_INTERVAL, 3 * (Date.now() - began));
    await sleep(Math.min(pause, MAX_POLL_INTERVAL));
  }
}

function whoIsMissing(world, entities) {
  if (!world || !entities) return { count: 0, missing: Infinity };
  const wanted = Object.values(world.identityCenter.users)
    .filter(({ status }) => status === 'ENABLED')
    .map(({ userId }) => userId);
  const found = new Set(
    entities.map(({ metadata }) => metadata.annotations[USER_ID]),
  );
  return {
    count: wanted.length,
    missing: wanted.filter(userId => !found.has(userId)).length,
  };
}

/** The answer, parsed where it is JSON, or undefined as long as there is none; deadlines are the caller's. */
async function ask(url, headers) {
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) return undefined;
    const isJson = /json/.test(response.headers.get('content-type'));
    return isJson ? await response.json() : await response.text();
  } catch {
    // Not listening yet.
    return undefined;
  }
}
