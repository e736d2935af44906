/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Shows in Backstage who has access to which SageMaker Studio domain, and lets people request it.
 *
 * @packageDocumentation
 */
export { sagemakerStudioPlugin as default } from './plugin';
export { sagemakerStudioApiRef } from './api';
export { sagemakerStudioPagesTranslationRef } from './translations/pages';
export {
  sagemakerStudioMessagesTranslationRef,
  sagemakerStudioTranslationRef,
} from './translation';
export { StudioPlanPreview } from './components/RequestFields';
export { RequestsBadge } from './pages/RequestsBadge/RequestsBadge';
export { useRequestsToDecide } from './hooks/useRequestsToDecide';
export {
  loadBackendMessages,
  useBackendMessages,
  type BackendMessages,
} from './hooks/backendMessages';
export { loadTranslation } from './hooks/loadTranslation';
export { useSearchText, type SearchText } from './hooks/useSearchText';
