/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ListedEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useDomainNames, useStudioText } from '../../hooks';
import { RelativeTime } from '../RelativeTime';
import type { TableColumn } from '../ResponsiveTable';
import { ActorName } from './ActorName';
import { EventEntry } from './EventEntry';
import { EventRequest } from './EventRequest';

type EventRow = ListedEvent & { id: string };

/** The columns of the event log: what happened, who did it, when, where, and the request. */
export function useEventColumns(options: {
  isOfOneDomain?: boolean;
}): TableColumn<EventRow>[] {
  const { isOfOneDomain } = options;
  const t = useStudioText();
  const domainName = useDomainNames();
  return useMemo(
    () => [
      {
        id: 'what',
        label: t('eventList.what'),
        width: 'wide',
        cell: event => <EventEntry event={event} />,
      },
      {
        id: 'who',
        label: t('eventList.actor'),
        cell: event => <ActorName event={event} />,
      },
      {
        id: 'when',
        label: t('eventList.when'),
        cell: event => <RelativeTime at={event.at} />,
      },
      ...(isOfOneDomain
        ? []
        : [
            {
              id: 'domain',
              label: t('facts.domain'),
              cell: ({ domainId }: EventRow) =>
                domainId ? domainName?.(domainId) ?? domainId : '–',
            },
          ]),
      {
        id: 'request',
        label: t('eventList.request'),
        cell: event => <EventRequest requestId={event.requestId} />,
      },
    ],
    [t, domainName, isOfOneDomain],
  );
}
