/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  IdentityConflict,
  IdentityReport,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** The conflicts about people and teams that the platform team has to decide or correct. */
export type IdentityMatters = {
  conflicts: IdentityConflict[];
  report: IdentityReport;
};

/** People and teams of whom it is not clear who they are, and who has no standing; nothing for who may not decide it. */
export function useIdentityMatters(mayDecide: boolean) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: mayDecide ? 'identity' : '',
    load: async (signal): Promise<IdentityMatters | undefined> => {
      if (!mayDecide) {
        return undefined;
      }
      const [{ items }, report] = await Promise.all([
        api.listIdentityConflicts({ signal }),
        api.getIdentityReport({ signal }),
      ]);
      return { conflicts: items, report };
    },
    isLive: () => false,
    // Signals are about requests and grants.
    concerns: () => false,
  });
}
