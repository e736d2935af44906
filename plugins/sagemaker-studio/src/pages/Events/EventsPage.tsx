/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import { studioEventsReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { EventLog } from '../../components/EventLog';
import { PageContent } from '../../components/PageContent';
import { PageTitle } from '../../components/PageTitle';
import {
  useDebouncedValue,
  useDenied,
  useStudioText,
  useUrlState,
} from '../../hooks';
import { eventFilterOf, eventParamsOf } from '../../view';
import type { EventFilter } from '../../view';
import { EventFilters } from './EventFilters';
import { EventLogActions } from './EventLogActions';

/** The event log of all domains. */
export function EventsPage() {
  const t = useStudioText();
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
      <PageTitle title={t('pages.events')} />
      <Flex direction="column" gap="4">
        {!denied && (
          <>
            <EventLogActions />
            <EventFilters filter={filter} onChange={setFilter} />
          </>
        )}
        <EventLog filter={settled} onShowAll={() => setFilter({})} />
      </Flex>
    </PageContent>
  );
}
