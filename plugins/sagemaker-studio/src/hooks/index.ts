/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './useAddress';
export * from './useCatalogSearch';
export * from './useDomains';
export * from './useElement';
export * from './useEventList';
export * from './useFailureText';
export * from './useInventory';
export * from './useLiveData';
export * from './usePersonOverview';
export * from './useProgressText';
export * from './useRequest';
export * from './useSendRequest';
export * from './useSettled';
export * from './useStudioText';
export * from './useTeamAccess';
export * from './useTime';
export * from './useViewer';
export { useDenied, useDeniedFor } from './useDenied';
