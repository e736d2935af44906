/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stateOfRequest } from '../view';
import { useStudioText } from './useStudioText';

/** The state of a request in words: `Approved, 1 of 4 blocked`. */
export function useRequestStateText() {
  const t = useStudioText();
  return (request: AccessRequest): string => {
    const { state, number, total } = stateOfRequest(request);
    switch (state) {
      case 'done':
        return t('requestStatus.approved');
      case 'in-review':
      case 'rejected':
      case 'withdrawn':
      case 'expired':
      case 'invalidated':
        return t(`requestStatus.${state}`);
      default:
        return total > 1
          ? t(`requestState.some.${state}`, {
              number: String(number),
              total: String(total),
            })
          : t(`requestState.one.${state}`);
    }
  };
}
