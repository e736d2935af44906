/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  Plan,
  SagemakerStudioApi,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

const dataScientist = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const mlEngineer = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

export function domain(partial: Partial<StudioDomain>): StudioDomain {
  const { domainId = 'd-researchlab1', accountId = '222222222222' } = partial;
  return {
    domainId,
    domainArn: `arn:aws:sagemaker:eu-west-1:${accountId}:domain/${domainId}`,
    name: 'research-lab',
    accountId,
    region: 'eu-west-1',
    authMode: 'SSO',
    status: 'InService',
    url: `https://${domainId}.studio.eu-west-1.sagemaker.aws`,
    defaultExecutionRole: dataScientist,
    mode: 'manage',
    executionRoles: [dataScientist, mlEngineer],
    seenAt: '2026-11-20T09:00:00.000Z',
    ...partial,
  };
}

export const researchLab = domain({});
export const visionLab = domain({
  domainId: 'd-visionlab001',
  name: 'vision-lab',
  region: 'eu-central-1',
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/vision/StudioVision',
  executionRoles: ['arn:aws:iam::222222222222:role/vision/StudioVision'],
});
export const production = domain({
  domainId: 'd-production1',
  name: 'production',
  accountId: '333333333333',
  authMode: 'IAM',
  defaultExecutionRole: 'arn:aws:iam::333333333333:role/StudioAnalyst',
  executionRoles: ['arn:aws:iam::333333333333:role/StudioAnalyst'],
  obstacle: {
    code: 'iam-mode',
    message: "The domain 'production' lets people in by IAM.",
    remedy: 'Ask its owner for an IAM role, or create a domain in SSO mode.',
  },
});

/** The part of the API that the form fields use. */
export function studioApi(
  listDomains: SagemakerStudioApi['listDomains'],
  others: Partial<SagemakerStudioApi> = {},
): SagemakerStudioApi {
  const unexpected = async (): Promise<never> => {
    throw new Error('The form fields have no business calling this');
  };
  return {
    listDomains,
    getTeamAccess: unexpected,
    getPersonOverview: unexpected,
    planRequest: unexpected,
    createRequest: unexpected,
    listRequests: unexpected,
    getRequest: unexpected,
    listRequestEvents: unexpected,
    commentOnRequest: unexpected,
    decideRequest: unexpected,
    planAmendment: unexpected,
    withdrawRequest: unexpected,
    retryDomainCreation: unexpected,
    cancelDomainCreation: unexpected,
    retryOperation: unexpected,
    refresh: unexpected,
    getDirectory: unexpected,
    listDomainTeams: unexpected,
    listRequestDocuments: unexpected,
    getStanding: unexpected,
    simulateRequest: unexpected,
    listGrants: unexpected,
    getGrant: unexpected,
    previewOffboarding: unexpected,
    undoOffboarding: unexpected,
    listMassChanges: unexpected,
    acceptMassChange: unexpected,
    rejectMassChange: unexpected,
    listIdentityConflicts: unexpected,
    confirmIdentityLink: unexpected,
    getIdentityReport: unexpected,
    confirmTeamLink: unexpected,
    decideRef: unexpected,
    listEvents: unexpected,
    exportEvents: unexpected,
    verifyEvents: unexpected,
    listAccess: unexpected,
    getDomain: unexpected,
    listNetworks: unexpected,
    listIdentityCenterUsers: unexpected,
    getReadiness: unexpected,
    listOrphanedAssignments: unexpected,
    removeOrphanedAssignment: unexpected,
    removeUnmanagedAccess: unexpected,
    listUnmanagedAccess: unexpected,
    removeUnmanagedAccessInBulk: unexpected,
    getEffectiveAccess: unexpected,
    previewAssignment: unexpected,
    explainEntry: unexpected,
    getHistory: unexpected,
    getSettings: unexpected,
    listPolicies: unexpected,
    listDomainSummaries: unexpected,
    exportSettings: unexpected,
    importSettings: unexpected,
    simulateSettingsImport: unexpected,
    setDomain: unexpected,
    simulateDomainSettings: unexpected,
    setPolicy: unexpected,
    simulatePolicySettings: unexpected,
    setTeam: unexpected,
    simulateTeamSettings: unexpected,
    listTeamRules: unexpected,
    setTeamRule: unexpected,
    simulateTeamRule: unexpected,
    ...others,
  };
}

/** The plan of one person, whom somebody can let in or not. */
export function planFor(canBeDecided: boolean): Plan {
  return {
    domainId: 'd-researchlab1',
    executionRole: dataScientist,
    items: [
      {
        person: 'user:default/jonas.weber',
        displayName: 'Jonas Weber',
        steps: [],
        changes: true,
        sentence: 'Jonas Weber is assigned to the domain.',
      },
    ],
    warnings: [],
    hash: 'hash',
    decision: {
      automatic: false,
      stages: [
        {
          name: 'approval',
          approvers: ['user:default/mira.santos'],
          quorum: 1,
          fallback: false,
          canBeDecided,
        },
      ],
    },
  };
}
