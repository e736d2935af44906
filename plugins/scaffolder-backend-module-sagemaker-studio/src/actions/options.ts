/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { Duration } from 'luxon';
import type { Clock } from '../onboarding/Clock';

/**
 * Options of the actions.
 *
 * @public
 */
export type StudioActionOptions = {
  studio: Pick<
    SagemakerStudioService,
    | 'createRequest'
    | 'getPersonOverview'
    | 'getRequest'
    | 'getTeamAccess'
    | 'listDomains'
    | 'listRequests'
    | 'planRequest'
    | 'retryOperation'
  >;
  /** Where the portal is, to name whole addresses in the log; without it paths are named. */
  appBaseUrl?: string;
  /** How long to wait between two looks at a request. Default: 2 seconds. */
  pollInterval?: Duration;
  /** How long the log may stay silent while waiting. Default: 30 seconds. */
  reminderInterval?: Duration;
  /** Time, for tests. */
  clock?: Clock;
};
