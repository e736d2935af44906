/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex } from '@backstage/ui';
import { studioEventsReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { EventLog } from '../../components/EventLog';
import { EmptyState } from '../../components/Feedback';
import { PageContent } from '../../components/PageContent';
import { PageTitle } from '../../components/PageTitle';
import {
  useDebouncedValue,
  useDenied,
  usePageTitles,
  useStudioText,
  useUrlState,
} from '../../hooks';
import { requestsRouteRef } from '../../routes';
import { eventFilterOf, eventParamsOf } from '../../view';
import type { EventFilter } from '../../view';
import { EventFilters } from './EventFilters';
import { EventLogActions } from './EventLogActions';

/** The event log of all domains; for others, where they find what concerns them. */
export function EventsPage() {
  const titleOf = usePageTitles();
  const denied = useDenied(studioEventsReadPermission);
  const [params, setUrlState] = useUrlState();
  // Input is shown at once and queried with a delay.
  const [filter, setFilter] = useState<EventFilter>(() =>
    eventFilterOf(params),
  );
  const settled = useDebouncedValue(filter);
  useEffect(() => setUrlState(eventParamsOf(settled)), [setUrlState, settled]);
  return (
    <PageContent>
      <PageTitle title={titleOf('events')} />
      <Flex direction="column" gap="4">
        {denied ? (
          <OwnRecords />
        ) : (
          <>
            <EventLogActions />
            <EventFilters filter={filter} onChange={setFilter} />
            <EventLog filter={settled} onShowAll={() => setFilter({})} />
          </>
        )}
      </Flex>
    </PageContent>
  );
}

/** Where people find the events that concern them who may not read all. */
function OwnRecords() {
  const t = useStudioText();
  const toRequests = useRouteRef(requestsRouteRef);
  return (
    <EmptyState
      title={t('eventList.ownTitle')}
      description={t('eventList.own')}
      action={
        toRequests && (
          <ButtonLink variant="secondary" href={`${toRequests()}?view=mine`}>
            {t('eventList.ownRequests')}
          </ButtonLink>
        )
      }
    />
  );
}
