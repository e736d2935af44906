/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** The catalog ref of the signed-in person; undefined until it is known. */
export function useViewer(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [viewer, setViewer] = useState<string>();
  useEffect(() => {
    let gone = false;
    void identityApi.getBackstageIdentity().then(({ userEntityRef }) => {
      if (!gone) {
        setViewer(userEntityRef);
      }
    });
    return () => {
      gone = true;
    };
  }, [identityApi]);
  return viewer;
}
