/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  usePersonOverview,
  useStudioText,
  useViewerIdentity,
} from '../../hooks';
import { EmptyState, LoadFailure, Loading } from '../../components/Feedback';
import { NotSyncedYet } from '../../components/Freshness';
import { PageContent } from '../../components/PageContent';
import { MyAccessView } from './MyAccessView';

/** The signed-in person's access, ways in, and requests. */
export function MyAccessPage() {
  const { data: viewer, error, reload } = useViewerIdentity();
  const t = useStudioText();
  if (viewer && !viewer.startsWith('user:')) {
    return (
      <PageContent>
        <EmptyState
          title={t('myAccess.noUserTitle')}
          description={t('myAccess.noUser')}
        />
      </PageContent>
    );
  }
  return (
    <PageContent>
      {viewer && <MyAccess person={viewer} />}
      {!viewer && error !== undefined && (
        <LoadFailure error={error} onRetry={() => void reload()} />
      )}
      {!viewer && error === undefined && <Loading rows={3} rowHeight={120} />}
    </PageContent>
  );
}

function MyAccess(props: { person: string }) {
  const { data, error, reload } = usePersonOverview(props.person);
  if (!data) {
    return error ? (
      <LoadFailure error={error} onRetry={() => void reload()} />
    ) : (
      <Loading rows={3} rowHeight={120} />
    );
  }
  return data.syncedAt ? (
    <MyAccessView overview={data} error={error} reload={reload} />
  ) : (
    <NotSyncedYet domains={data.access.map(({ domain }) => domain)} />
  );
}
