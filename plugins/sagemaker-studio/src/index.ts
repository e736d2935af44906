/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Who may enter which SageMaker Studio domain, shown and requested in Backstage.
 *
 * @packageDocumentation
 */
export { sagemakerStudioPlugin as default } from './plugin';
export { sagemakerStudioApiRef } from './api';
export { sagemakerStudioTranslationRef } from './translation';
export { RequestsBadge } from './pages/RequestsBadge';
export { useRequestsToDecide } from './hooks/useRequestsToDecide';
