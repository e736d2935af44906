/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  PORTAL_EXTERNAL_ID,
  startSandbox,
  type RunningSandbox,
  type SandboxOptions,
} from '@studio-access/sandbox';
import { readStudioConfig } from '../../config/readStudioConfig';
import type { StudioConfig } from '../../config/StudioConfig';

/** Ids and names of the demo company in AWS. */
export const COMPANY = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d',
  identityStoreId: 'd-93677ab1c2',
  applicationArn:
    'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-5f2c8b1e9d3a7460',
  researchLab: 'd-researchlab1',
  legacyLab: 'd-legacylab01',
  production: 'd-production1',
  machineLearning: { accountId: '222222222222', region: 'eu-west-1' },
  productionPlace: { accountId: '333333333333', region: 'eu-west-1' },
  scientistRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
  engineerRole: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
} as const;

/** The portal's, which has no more rights than docs/iam says. Those of the accounts are administrators'. */
export const PORTAL_KEY = {
  accessKeyId: 'SANDBOXPORTAL000001',
  secretAccessKey: 'sandbox-portal-secret',
};

/** A sandbox, and the configuration of a back end that calls it. */
export type TestSandbox = RunningSandbox & {
  /** The root configuration, as data for `mockServices.rootConfig`. */
  data: JsonObject;
  config: Config;
  studioConfig: StudioConfig;
};

/**
 * Starts the demo company, or another seed, on a free port without rate limits. `AWS_ENDPOINT_URL_STS` points at it
 * until it stops, because the credentials manager has no other setting for it.
 *
 * @param options - `studio`: keys of the `sagemakerStudio` block over those of the company; `platformTeams`: the platform
 * team where the portal checks no permissions
 */
export async function startTestSandbox(
  options?: SandboxOptions & { studio?: JsonObject; platformTeams?: string[] },
): Promise<TestSandbox> {
  const {
    studio,
    platformTeams = ['user:default/ingrid.larsen', 'user:default/rahul.mehta'],
    ...sandboxOptions
  } = options ?? {};
  const sandbox = await startSandbox({
    port: 0,
    rateLimits: {
      identityCenter: 0,
      identityStore: 0,
      sageMaker: { write: 0, describe: 0, list: 0 },
    },
    ...sandboxOptions,
  });
  const stsBefore = process.env.AWS_ENDPOINT_URL_STS;
  process.env.AWS_ENDPOINT_URL_STS = sandbox.url;

  const data: JsonObject = {
    aws: {
      mainAccount: {
        ...PORTAL_KEY,
        region: 'eu-west-1',
      },
      // It runs as its role in the account of Identity Center, and assumes those in the others.
      accounts: [{ accountId: '111111111111', ...PORTAL_KEY }],
      accountDefaults: {
        roleName: 'BackstageStudioAccess',
        externalId: PORTAL_EXTERNAL_ID,
        region: 'eu-west-1',
      },
    },
    permission: { sagemakerStudio: { platformTeams } },
    sagemakerStudio: {
      aws: { endpoint: sandbox.url },
      identityCenter: {
        accountId: '111111111111',
        region: 'eu-west-1',
        accessPortalUrl: `${sandbox.url}/start`,
        identityProviderUrl: `${sandbox.url}/okta`,
      },
      accounts: [
        { accountId: '222222222222', regions: ['eu-west-1'] },
        { accountId: '333333333333', regions: ['eu-west-1'] },
      ],
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          executionRoles: [COMPANY.scientistRole, COMPANY.engineerRole],
        },
        [COMPANY.legacyLab]: { mode: 'manage' },
        [COMPANY.production]: { mode: 'manage' },
      },
      teams: [
        {
          team: 'group:default/forecasting',
          leads: ['user:default/mira.santos'],
        },
      ],
      policies: [
        {
          name: 'research-lab',
          teams: ['*'],
          domains: [COMPANY.researchLab],
          requesters: 'anyone',
          onBehalfOf: 'anyone',
          approvers: ['team-leads'],
          automatic: ['lead-onboards-own-team'],
        },
      ],
      sync: { frequency: { seconds: 30 } },
      // The company's people were last at work on days that lie further and further back.
      unusedAfter: 'P10Y',
      ...studio,
    },
  };
  const config = mockServices.rootConfig({ data });
  return {
    url: sandbox.url,
    port: sandbox.port,
    admin: sandbox.admin,
    data,
    config,
    studioConfig: readStudioConfig(config),
    async stop() {
      if (stsBefore === undefined) {
        delete process.env.AWS_ENDPOINT_URL_STS;
      } else {
        process.env.AWS_ENDPOINT_URL_STS = stsBefore;
      }
      await sandbox.stop();
    },
  };
}
