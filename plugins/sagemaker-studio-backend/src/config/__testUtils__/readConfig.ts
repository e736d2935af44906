/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { readStudioConfig } from '../readStudioConfig';

/** The shortest valid `sagemakerStudio` block. */
export const LEAST: JsonObject = {
  identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
  accounts: [{ accountId: '222222222222', regions: ['eu-west-1'] }],
};
export const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
/** The shortest valid policy. */
export const POLICY: JsonObject = {
  name: 'research-lab',
  teams: ['*'],
  domains: ['d-researchlab1'],
  requesters: 'anyone',
  approvers: ['team-leads'],
};
export const DOMAINS: JsonObject = {
  'd-researchlab1': { mode: 'manage' },
  'd-first': { mode: 'manage' },
  'd-other': { mode: 'manage' },
};

export function readConfig(
  sagemakerStudio?: JsonValue,
  policies: JsonValue[] = [],
) {
  return readStudioConfig(
    mockServices.rootConfig({
      data: sagemakerStudio ? { sagemakerStudio } : {},
    }),
    { policies },
  );
}

/** The error of a wrong block. */
export function faultOf(sagemakerStudio: JsonValue | undefined): unknown {
  try {
    return readConfig(sagemakerStudio);
  } catch (error) {
    return error;
  }
}
