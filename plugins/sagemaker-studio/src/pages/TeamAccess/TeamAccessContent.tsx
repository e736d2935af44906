/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTeamAccess } from '../../hooks';
import { LoadFailure, Loading } from '../../components/Feedback';
import { NotSyncedYet } from '../../components/Freshness';
import { TeamAccessView } from './TeamAccessView';

/** The "Studio" tab of a team. */
export function TeamAccessContent() {
  const { entity } = useEntity();
  const { data, error, reload } = useTeamAccess(stringifyEntityRef(entity));
  if (!data) {
    return error ? (
      <LoadFailure error={error} onRetry={() => void reload()} />
    ) : (
      <Loading rows={6} rowHeight={52} />
    );
  }
  if (!data.syncedAt) {
    return <NotSyncedYet domains={data.domains} />;
  }
  return <TeamAccessView access={data} error={error} reload={reload} />;
}
