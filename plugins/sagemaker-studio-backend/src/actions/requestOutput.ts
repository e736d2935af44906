/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { z } from 'zod/v3';
import { linkToRequest } from '../model/linkToRequest';
import type { ActionsOptions } from './ActionsOptions';

/** A request as agents get it. */
export function requestSchema(zod: typeof z) {
  return zod.object({
    requestId: zod.string(),
    kind: zod.enum([
      'grant',
      'onboard-team',
      'extend',
      'change-role',
      'revoke',
      'create-domain',
    ]),
    status: zod.enum([
      'in-review',
      'approved',
      'rejected',
      'withdrawn',
      'expired',
      'invalidated',
    ]),
    team: zod.string(),
    domainId: zod.string(),
    executionRole: zod.string().describe('An ARN'),
    people: zod.array(zod.string()),
    requester: zod.string(),
    justification: zod.string(),
    source: zod
      .enum(['page', 'template', 'api', 'agent', 'team-rule'])
      .describe('Where it came from'),
    waitingFor: zod
      .array(zod.string())
      .describe('Who may decide now; empty where nothing waits for anybody'),
    decision: zod
      .object({
        outcome: zod.enum(['approved', 'rejected']),
        by: zod.string(),
        comment: zod.string().optional(),
      })
      .optional(),
    endedReason: zod.string().optional(),
    access: zod
      .array(
        zod.object({
          grantId: zod.string(),
          person: zod.string(),
          displayName: zod.string(),
          status: zod.string().describe('active: they are in'),
          startsAt: zod.string().optional(),
          expiresAt: zod.string().optional(),
          error: zod
            .string()
            .optional()
            .describe('What AWS refuses, and what to do'),
        }),
      )
      .describe('What came of it for each person, as it is now'),
    createdAt: zod.string(),
    expiresAt: zod
      .string()
      .optional()
      .describe('When it lapses if nobody decides'),
    page: zod.string().describe('Its page in the portal, for people'),
  });
}

export function toRequestOutput(
  request: AccessRequest,
  { addressOf }: Pick<ActionsOptions, 'addressOf'>,
): z.infer<ReturnType<typeof requestSchema>> {
  const { decision, stages } = request;
  return {
    requestId: request.requestId,
    kind: request.kind,
    status: request.status,
    team: request.team,
    domainId: request.domainId,
    executionRole: request.executionRole,
    people: request.people,
    requester: request.requester,
    justification: request.justification,
    source: request.source,
    waitingFor: stages
      .filter(({ status }) => status === 'in-review')
      .flatMap(({ approvers }) => approvers),
    decision: decision && {
      outcome: decision.outcome,
      by: decision.by,
      comment: decision.comment,
    },
    endedReason: request.endedReason,
    access: request.grants.map(grant => ({
      grantId: grant.grantId,
      person: grant.person,
      displayName: grant.displayName,
      status: grant.status,
      startsAt: grant.startsAt,
      expiresAt: grant.expiresAt,
      error: errorOf(grant),
    })),
    createdAt: request.createdAt,
    expiresAt: request.expiresAt,
    page: addressOf(linkToRequest(request.requestId)),
  };
}

function errorOf({ operation }: AccessRequest['grants'][number]) {
  const error = operation?.steps.find(step => step.error)?.error;
  return error && [error.message, error.remedy].filter(Boolean).join(' ');
}
