/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { standingOf } from '../../view';

/** SageMaker's statuses of a domain. */
const STATUSES = [
  'InService',
  'Pending',
  'Updating',
  'Deleting',
  'Failed',
  'Update_Failed',
  'Delete_Failed',
] as const;

/** How a domain is managed and what state it is in, in words. */
export function useDomainWords() {
  const t = useStudioText();
  return {
    /** A mode says what the portal is to do; an obstacle, that it cannot. */
    mode: ({ mode, obstacle }: Pick<StudioDomain, 'mode' | 'obstacle'>) =>
      standingOf({ mode, obstacle }) === 'not-manageable'
        ? t('state.notManageable')
        : t(`mode.${mode}`),
    status: ({ status }: Pick<StudioDomain, 'status'>) => {
      const known = STATUSES.find(each => each === status);
      return known ? t(`domainStatus.${known}`) : status;
    },
  };
}
