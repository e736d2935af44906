/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { normalizeRef } from '../util/refs';
import type { ActionsOptions } from './ActionsOptions';
import { READS } from './attributes';

export function addExplainAccess({ registry, calls }: ActionsOptions): void {
  registry.register({
    name: 'explain-access',
    title: 'Why can I (not) open Studio?',
    description: `
Answers "why can't I open SageMaker Studio?" for one person and one domain: every check in order, the first one that failed, what to do
about it and who can do it. Use list-domains for the id of the domain.`.trim(),
    attributes: READS,
    schema: {
      input: z =>
        z
          .object({
            domainId: z.string().describe('Id of the domain, d-…'),
            person: z
              .string()
              .optional()
              .describe(
                'Entity reference of a user, user:default/jane.doe; the signed-in person when absent',
              ),
          })
          .strict(),
      output: z =>
        z.object({
          domainId: z.string(),
          domainName: z.string(),
          person: z.string(),
          canOpen: z.boolean(),
          state: z.string().describe('A code, such as ready or no-access'),
          sentence: z.string(),
          checks: z.array(
            z.object({
              check: z.string(),
              status: z.enum(['passed', 'failed', 'not-reached']),
              sentence: z.string(),
            }),
          ),
          failure: z
            .object({
              sentence: z.string(),
              remedy: z.string(),
              who: z
                .enum([
                  'you',
                  'team-lead',
                  'platform-team',
                  'identity-provider',
                  'aws-administrator',
                ])
                .describe('Who can mend it; you: the person themselves'),
            })
            .optional(),
          studioUrl: z.string().optional(),
          accessPortalUrl: z.string().optional(),
          readAt: z
            .string()
            .optional()
            .describe('When AWS was read for this answer'),
        }),
    },
    async action({ input, credentials }) {
      const { ref, client, options } = await calls.person(credentials);
      const { domainId } = input;
      const person = normalizeRef(input.person ?? ref, {
        field: 'person',
        kind: 'user',
      });
      const found = await client.explainEntry(person, domainId, options);
      const { checks, diagnosis, failure, links } = found;
      return {
        output: {
          domainId,
          domainName: found.domainName,
          person: found.person.entityRef ?? person,
          canOpen: found.canEnter,
          state: diagnosis.code,
          sentence: diagnosis.sentence,
          checks: checks.map(({ code, status, sentence }) => ({
            check: code,
            status,
            sentence,
          })),
          failure: failure && {
            sentence: failure.sentence,
            remedy: failure.remedy,
            who: failure.who,
          },
          studioUrl: links?.studio,
          accessPortalUrl: links?.accessPortal,
          readAt: found.syncedAt,
        },
      };
    },
  });
}
