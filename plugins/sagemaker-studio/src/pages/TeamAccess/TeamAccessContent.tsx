/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { LiveContent } from '../../components/Feedback';
import { NotSyncedYet } from '../../components/Freshness';
import { useTeamAccess } from '../../hooks';
import { TeamAccessView } from './TeamAccessView';

/** The "Studio" tab of a team. */
export function TeamAccessContent() {
  const { entity } = useEntity();
  const access = useTeamAccess(stringifyEntityRef(entity));
  return (
    <LiveContent source={access} rows={6} rowHeight={52}>
      {data =>
        data.syncedAt ? (
          <TeamAccessView access={data} source={access} />
        ) : (
          <NotSyncedYet domains={data.domains} />
        )
      }
    </LiveContent>
  );
}
