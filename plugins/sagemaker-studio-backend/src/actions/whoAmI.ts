/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Person,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ActionsOptions } from './ActionsOptions';
import { READS } from './attributes';
import { ifAllowed } from './ifAllowed';

export function addWhoAmI({ registry, calls }: ActionsOptions): void {
  registry.register({
    name: 'who-am-i',
    title: 'Who am I here?',
    description: `
Says who the signed-in person is to SageMaker Studio access: their catalog user, their user in AWS IAM Identity Center, the teams
they belong to and lead, the domains they own, the access they hold, and the teams with which they may ask for more.
Call this first to learn the entity references that the other actions need. When "refusal" is there, the person can file
nothing until what it says is mended.`.trim(),
    attributes: READS,
    schema: {
      input: z => z.object({}).strict(),
      output: z =>
        z.object({
          person: z
            .string()
            .describe('Entity reference of the person, user:default/jane.doe'),
          displayName: z.string().optional(),
          email: z.string().optional(),
          identityCenterUser: z
            .object({
              userId: z.string(),
              userName: z.string(),
              status: z.enum(['ENABLED', 'DISABLED']),
            })
            .optional()
            .describe('Absent where no user of Identity Center was found'),
          refusal: z
            .string()
            .optional()
            .describe('Why the person can file nothing now, and who can help'),
          groups: z.array(z.string()).describe('The groups they belong to'),
          ledTeams: z.array(z.string()),
          ownedDomains: z.array(z.string()).describe('Ids of domains'),
          access: z
            .array(
              z.object({
                domainId: z.string(),
                domainName: z.string(),
                state: z
                  .string()
                  .describe('A code, such as ready or no-access'),
                sentence: z.string(),
                grantId: z
                  .string()
                  .optional()
                  .describe('To extend this access or change its role'),
                executionRole: z.string().optional(),
                expiresAt: z.string().optional(),
                studioUrl: z.string().optional(),
              }),
            )
            .optional()
            .describe('Absent where the person may not see who has access'),
          askWith: z
            .array(
              z.object({
                team: z.string(),
                isLead: z.boolean(),
                domainIds: z.array(z.string()),
              }),
            )
            .optional()
            .describe('The teams with which the person may ask, and for what'),
        }),
    },
    async action({ credentials }) {
      const { ref, client, options } = await calls.person(credentials);
      const [standing, overview] = await Promise.all([
        calls.standingOf(ref),
        ifAllowed(client.getPersonOverview(ref, options)),
      ]);
      return {
        output: {
          person: ref,
          ...(overview && identityOf(overview.person)),
          refusal: standing.refusal,
          groups: standing.refs.filter(isGroup),
          ledTeams: standing.ledTeams ?? [],
          ownedDomains: standing.ownedDomains ?? [],
          ...(overview && accessOf(overview)),
        },
      };
    },
  });
}

function isGroup(ref: string): boolean {
  return parseEntityRef(ref).kind === 'group';
}

function identityOf({ displayName, email, identityCenterUser }: Person) {
  return { displayName, email, identityCenterUser };
}

function accessOf({ access, askWith = [] }: PersonOverview) {
  return {
    access: access.map(({ domain, diagnosis, grant, profile, links }) => ({
      domainId: domain.domainId,
      domainName: domain.name,
      state: diagnosis.code,
      sentence: diagnosis.sentence,
      grantId: grant?.grantId,
      executionRole: profile?.executionRole ?? grant?.executionRole,
      expiresAt: grant?.expiresAt,
      studioUrl: links?.studio,
    })),
    askWith: askWith.map(({ entityRef, isLead, domainIds }) => ({
      team: entityRef,
      isLead,
      domainIds,
    })),
  };
}
