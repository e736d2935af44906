/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { EmptyState, LiveContent } from '../../components/Feedback';
import { NotSyncedYet } from '../../components/Freshness';
import { PageContent } from '../../components/PageContent';
import { PageTitle } from '../../components/PageTitle';
import {
  usePersonOverview,
  usePageTitles,
  useStudioText,
  useViewerIdentity,
} from '../../hooks';
import { MyAccessView } from './MyAccessView';

/** The viewer's own access, Studio links, and requests. */
export function MyAccessPage() {
  const viewer = useViewerIdentity();
  const t = useStudioText();
  const titleOf = usePageTitles();
  return (
    <PageContent>
      <PageTitle title={titleOf('myAccess')} />
      <LiveContent source={viewer} rows={3} rowHeight={120}>
        {entityRef =>
          entityRef.startsWith('user:') ? (
            <MyAccess person={entityRef} />
          ) : (
            <EmptyState
              title={t('myAccess.noUserTitle')}
              description={t('myAccess.noUser')}
            />
          )
        }
      </LiveContent>
    </PageContent>
  );
}

function MyAccess(props: { person: string }) {
  const overview = usePersonOverview(props.person);
  return (
    <LiveContent source={overview} rows={3} rowHeight={120}>
      {data =>
        data.syncedAt ? (
          <MyAccessView source={overview} overview={data} />
        ) : (
          <NotSyncedYet domains={data.access.map(({ domain }) => domain)} />
        )
      }
    </LiveContent>
  );
}
