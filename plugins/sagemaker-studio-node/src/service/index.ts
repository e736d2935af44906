/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DefaultSagemakerStudioService } from './DefaultSagemakerStudioService';
export type {
  SagemakerStudioService,
  SagemakerStudioServiceRequestOptions,
  SagemakerStudioServiceWriteOptions,
} from './SagemakerStudioService';
export { sagemakerStudioServiceRef } from './sagemakerStudioServiceRef';
