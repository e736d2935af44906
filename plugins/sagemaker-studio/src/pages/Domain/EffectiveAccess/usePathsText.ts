/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EffectiveAccess,
  EffectivePerson,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback } from 'react';
import { useStudioText } from '../../../hooks';

/** Describes how a person may sign in: `directly, through research`. */
export function usePathsText(groups: EffectiveAccess['groups']) {
  const t = useStudioText();
  return useCallback(
    ({ direct, groupIds }: EffectivePerson): string =>
      [
        ...(direct ? [t('graph.direct')] : []),
        ...groupIds.map(groupId =>
          t('graph.through', {
            group:
              groups.find(each => each.groupId === groupId)?.displayName ??
              groupId,
          }),
        ),
      ].join(', '),
    [t, groups],
  );
}
