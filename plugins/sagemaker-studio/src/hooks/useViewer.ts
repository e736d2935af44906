/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useLiveData } from './useLiveData';
import type { LiveData } from './useLiveData';

/** The catalog ref of the viewer, or why it is unknown. */
export function useViewerIdentity(): LiveData<string> {
  const identityApi = useApi(identityApiRef);
  return useLiveData({
    key: 'viewer',
    load: async () => (await identityApi.getBackstageIdentity()).userEntityRef,
    isLive: () => 'never',
  });
}

/** The catalog ref of the viewer; undefined until it is known. */
export function useViewer(): string | undefined {
  return useViewerIdentity().data;
}
