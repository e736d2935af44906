/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useUrlState, useDebouncedValue } from '../../hooks';
import { eventFilterOf } from '../../view';
import type { EventFilter } from '../../view';
import { PageContent } from '../../components/PageContent';
import { EventFilters } from './EventFilters';
import { EventLog } from '../../components/EventLog';
import { EventLogActions } from './EventLogActions';

/** The whole append-only record, for those who may see all of it. */
export function EventsPage() {
  const [params, setAddress] = useUrlState();
  // What is typed is shown at once, and asked for once it is settled.
  const [filter, setFilter] = useState<EventFilter>(() =>
    eventFilterOf(params),
  );
  const settled = useDebouncedValue(filter);
  const { family, actor, requestId } = settled;
  useEffect(
    () => setAddress({ about: family, who: actor, request: requestId }),
    [setAddress, family, actor, requestId],
  );
  return (
    <PageContent>
      <Flex direction="column" gap="4">
        <EventLogActions />
        <EventFilters filter={filter} onChange={setFilter} />
        <EventLog filter={settled} onShowAll={() => setFilter({})} />
      </Flex>
    </PageContent>
  );
}
