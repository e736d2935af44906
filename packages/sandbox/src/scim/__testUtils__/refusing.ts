/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What AWS documents that its SCIM endpoint refuses, one row each: the developer guide's pages of the operations (CreateUser,
 * PutUser, PatchUser, ListUsers, CreateGroup, PatchGroup, ListGroups), its limitations, and the user guide's rules about
 * characters. The reason that a row expects is the sandbox's own, told in a header, so that a request which is refused for
 * something else does not pass for refused.
 */
import type { StartedRouters } from '../../okta/__testUtils__/startRouters';
import { sendScim } from './scimClient';

export type Request = [method: string, path: () => string, body?: unknown];

export type Rule = [rule: string, reason: string, ...request: Request];

export const stateOf = (routers: StartedRouters) =>
  JSON.stringify(routers.world.identityCenter);

/** Sends the request of a rule and expects Identity Center's refusal, and that nothing has changed. */
export async function expectRefusal(routers: StartedRouters, rule: Rule) {
  const [, reason, method, path, body] = rule;
  const before = stateOf(routers);
  const answer = await sendScim(routers.url, method, path(), body);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    schema: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    detail:
      'Request is unparsable, syntactically incorrect, or violates schema.',
    status: '400',
    exceptionRequestId: answer.headers.get('x-amzn-requestid'),
    timeStamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/),
  });
  expect(
    decodeURIComponent(answer.headers.get('x-sandbox-reason') ?? ''),
  ).toContain(reason);
  expect(stateOf(routers)).toBe(before);
}
