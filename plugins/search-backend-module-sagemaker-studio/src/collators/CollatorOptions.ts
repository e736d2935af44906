/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AuthService } from '@backstage/backend-plugin-api';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';

export type CollatorOptions = {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  studio: Pick<SagemakerStudioService, 'listDomains' | 'listRequestDocuments'>;
};
