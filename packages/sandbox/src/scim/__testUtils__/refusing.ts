/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Requests that AWS's SCIM endpoint refuses by its documentation, one row each: the developer guide's pages of the
 * operations (CreateUser, PutUser, PatchUser, ListUsers, CreateGroup, PatchGroup, ListGroups), its limitations, and the
 * user guide's rules about characters. The expected reason is the sandbox's own, in a header, so that a request refused
 * for another reason fails the test.
 */
import type { StartedRouters } from '../../okta/__testUtils__/startRouters';
import { sendScim } from './scimClient';

export type Request = [method: string, path: () => string, body?: unknown];

export type Rule = [rule: string, reason: string, ...request: Request];

export const stateOf = (routers: StartedRouters) =>
  JSON.stringify(routers.world.identityCenter);

/** How the endpoint answers the request of a rule, and whether anything has changed by it. */
export async function answerTo(routers: StartedRouters, rule: Rule) {
  const [, , method, path, body] = rule;
  const before = stateOf(routers);
  const answer = await sendScim(routers.url, method, path(), body);
  const requestId = answer.headers.get('x-amzn-requestid');
  return {
    status: answer.status,
    body: answer.body,
    requestId,
    namesRequest: answer.body?.exceptionRequestId === requestId,
    reason: decodeURIComponent(answer.headers.get('x-sandbox-reason') ?? ''),
    isUnchanged: stateOf(routers) === before,
  };
}

/** Identity Center's refusal of the request of a rule. */
export function refusalOf([, reason]: Rule) {
  const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  return {
    status: 400,
    body: {
      schema: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      detail:
        'Request is unparsable, syntactically incorrect, or violates schema.',
      status: '400',
      exceptionRequestId: requestId,
      timeStamp: expect.stringMatching(
        /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/,
      ),
    },
    requestId,
    namesRequest: true,
    reason: expect.stringContaining(reason),
    isUnchanged: true,
  };
}
