/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createServiceMock } from '@backstage/backend-test-utils';
import { sagemakerStudioServiceRef } from './service';

export type {
  SagemakerStudioService,
  SagemakerStudioServiceRequestOptions,
  SagemakerStudioServiceWriteOptions,
} from './service';

/**
 * Mock functionality for `SagemakerStudioService`.
 *
 * @public
 */
export const sagemakerStudioServiceMock = {
  /**
   * A service whose methods are Jest functions, any of them given by the caller; its `factory` goes into
   * `startTestBackend`.
   */
  mock: createServiceMock(sagemakerStudioServiceRef, () => ({
    listDomains: jest.fn(),
    getTeamAccess: jest.fn(),
    getPersonOverview: jest.fn(),
    planRequest: jest.fn(),
    createRequest: jest.fn(),
    listRequests: jest.fn(),
    getRequest: jest.fn(),
    listRequestEvents: jest.fn(),
    retryOperation: jest.fn(),
    retryDomainCreation: jest.fn(),
    getSettings: jest.fn(),
    simulateDomainSettings: jest.fn(),
    setDomain: jest.fn(),
    simulateTeamSettings: jest.fn(),
    setTeam: jest.fn(),
    listTeamRules: jest.fn(),
    simulateTeamRule: jest.fn(),
    setTeamRule: jest.fn(),
    refresh: jest.fn(),
    getDirectory: jest.fn(),
    listDomainTeams: jest.fn(),
    listRequestDocuments: jest.fn(),
    getStanding: jest.fn(),
  })),
};
