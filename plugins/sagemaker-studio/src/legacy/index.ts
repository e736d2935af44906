/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The plugin for apps on the old frontend system: the same pages, tabs, cards and widget.
 *
 * @packageDocumentation
 */
export {
  EntityStudioContent,
  EntityStudioDomainCard,
  EntityStudioDomainContent,
  EntityStudioPersonCard,
  EntityStudioTeamCard,
  isStudioDomain,
} from './entity';
export { HomePageMyStudio, RequestsBadge } from './home';
export { SagemakerStudioPage } from './pages';
export { sagemakerStudioPlugin } from './plugin';
export { sagemakerStudioRoutes } from './subPages';
export { sagemakerStudioApiRef } from '../api';
export { sagemakerStudioPagesTranslationRef } from '../translations/pages';
export {
  sagemakerStudioMessagesTranslationRef,
  sagemakerStudioTranslationRef,
} from '../translation';
