/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Browser sessions. The cookie contains the id of a directory person and its signature; the key lives as long as the
 * process, so a restart signs everybody out, and no session is stored or cleaned up.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'crypto';
import type { Request, Response } from 'express';
import type { SandboxContext } from '../SandboxContext';
import { own } from '../world/tables';
import type { DirectoryPerson } from '../world/World';

const COOKIE = 'okta_session';
const KEY = randomBytes(32);

function sign(personId: string): string {
  return createHmac('sha256', KEY).update(personId).digest('base64url');
}

/** A cookie of the request. */
export function cookieOf(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(/;\s*/);
  const pair = pairs.find(text => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** The person whose browser this is; nobody when they have left the directory or are disabled in it. */
export function signedInPerson(
  context: SandboxContext,
  req: Request,
): DirectoryPerson | undefined {
  const [personId, signature] = cookieOf(req, COOKIE)?.split('.') ?? [];
  if (personId === undefined || signature === undefined) {
    return undefined;
  }
  const expected = Buffer.from(sign(personId));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return undefined;
  }
  const person = own(context.world.okta.people, personId);
  return person?.status === 'ACTIVE' ? person : undefined;
}

export function startSession(res: Response, person: DirectoryPerson): void {
  res.cookie(COOKIE, `${person.id}.${sign(person.id)}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    encode: String,
  });
}

export function endSession(res: Response): void {
  res.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax', path: '/' });
}
