/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { useDenied, useDeniedFor } from './useDenied';
export * from './useDomains';
export * from './useFailureText';
export * from './useLiveData';
export * from './usePersonOverview';
export * from './useProgressText';
export * from './useRequest';
export * from './useSendRequest';
export * from './useStudioText';
export * from './useTeamAccess';
export * from './useTime';
export * from './useViewer';
