/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import path from 'node:path';
import {
  ACCOUNTS,
  FIRST_DOMAIN,
  leadOf,
  PORTAL,
  REGION,
  type Team,
} from './company';

export type BackendOptions = {
  sandboxUrl: string;
  port: number;
  /** Connection string; default: SQLite in the folder. */
  postgres?: string;
  /** For what it keeps. */
  folder: string;
  /** Of the databases' names, so that benches share a server. */
  prefix: string;
  catalogFile: string;
  /** The first team's lead is the one who signs in. */
  teams: [Team, ...Team[]];
  /** Domains that are managed. */
  domains?: string[];
  /** Regions by account; default: the first Region in both member accounts. */
  places?: { accountId: string; regions: string[] }[];
  /** Ceilings of the search for what AWS allows, in calls a second. */
  pace?: { identityCenter: number; sageMaker: number };
  /** Seconds between sweeps. */
  syncSeconds?: number;
  /** Whether the people and groups of Identity Center come into the catalog. */
  bringsInPeople?: boolean;
};

const PLACES = [ACCOUNTS.ml, ACCOUNTS.production].map(({ accountId }) => ({
  accountId,
  regions: [REGION],
}));

/** The app-config of the measured backend. */
export function backendConfig(options: BackendOptions): object {
  const { port, teams, places = PLACES, pace } = options;
  const baseUrl = `http://localhost:${port}`;
  const refOfLead = (team: Team) => `user:default/${leadOf(team).name}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { port },
      database: options.postgres
        ? {
            client: 'pg',
            connection: options.postgres,
            prefix: options.prefix,
          }
        : {
            client: 'better-sqlite3',
            connection: { directory: path.join(options.folder, 'database') },
          },
    },
    auth: {
      environment: 'development',
      providers: {
        guest: { userEntityRef: refOfLead(teams[0]) },
      },
    },
    permission: {
      enabled: true,
      sagemakerStudio: {
        platformTeams: [`group:default/${teams[0].name}`],
      },
    },
    catalog: {
      rules: [{ allow: ['User', 'Group'] }],
      locations: [{ type: 'file', target: options.catalogFile }],
      ...(options.bringsInPeople
        ? { providers: { sagemakerStudio: { ingest: ['org'] } } }
        : {}),
    },
    aws: {
      mainAccount: { ...PORTAL.credentials, region: REGION },
      accounts: [
        { accountId: ACCOUNTS.management.accountId, ...PORTAL.credentials },
      ],
      accountDefaults: {
        roleName: 'BackstageStudioAccess',
        externalId: PORTAL.externalId,
        region: REGION,
      },
    },
    sagemakerStudio: {
      // The catalog reads the company from a file that only this configuration names.
      identity: { trustedOrigins: ['file:'] },
      aws: { endpoint: options.sandboxUrl },
      identityCenter: {
        accountId: ACCOUNTS.management.accountId,
        region: REGION,
      },
      accounts: places,
      domains: Object.fromEntries(
        (options.domains ?? [FIRST_DOMAIN]).map(id => [id, { mode: 'manage' }]),
      ),
      teams: teams.map(team => ({
        team: `group:default/${team.name}`,
        leads: [refOfLead(team)],
      })),
      policies: [
        {
          name: 'everywhere',
          teams: ['*'],
          domains: ['*'],
          requesters: 'members',
          approvers: ['team-leads'],
          automatic: ['lead-onboards-own-team'],
        },
      ],
      notifications: false,
      ...(pace
        ? {
            pace: {
              identityCenter: { callsPerSecond: pace.identityCenter },
              sageMaker: { callsPerSecond: pace.sageMaker },
            },
          }
        : {}),
      sync: { frequency: { seconds: options.syncSeconds ?? 3600 } },
    },
  };
}

/** The catalog's file: the teams and their people, one JSON document each, which YAML allows. */
export function catalogDocuments(teams: Team[]): string {
  const entities = teams.flatMap(({ name, members }) => [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name },
      spec: { type: 'team', children: [] },
    },
    ...members.map(member => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: member.name },
      spec: {
        profile: { displayName: member.displayName, email: member.userName },
        memberOf: [name],
      },
    })),
  ]);
  return entities.map(entity => JSON.stringify(entity)).join('\n---\n');
}
