/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Card, CardBody } from '@backstage/ui';
import { studioEventsReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEventList, useStudioText } from '../../hooks';
import { isEventFilterSet, shownEvents, type EventFilter } from '../../view';
import { EmptyState, LiveContent, StaleNotice } from '../Feedback';
import { LoadMoreButton } from '../LoadMoreButton';
import { ResponsiveTable } from '../ResponsiveTable';
import { useEventColumns } from './useEventColumns';

/** Events that match a filter, newest first. */
export function EventLog(props: {
  filter: EventFilter;
  onShowAll?: () => void;
  isOfOneDomain?: boolean;
}) {
  const { filter, onShowAll, isOfOneDomain } = props;
  const t = useStudioText();
  const events = useEventList(filter);
  const columns = useEventColumns({ isOfOneDomain });
  const isFiltered = isEventFilterSet(
    isOfOneDomain ? { ...filter, domainId: undefined } : filter,
  );
  return (
    <LiveContent
      source={events}
      rows={6}
      rowHeight={64}
      permission={studioEventsReadPermission}
    >
      {data => (
        <>
          <StaleNotice source={events} />
          {shownEvents(data, filter).length === 0 && !events.next ? (
            <EmptyState
              title={t('eventList.emptyTitle')}
              description={t(
                isFiltered ? 'eventList.emptyFiltered' : 'eventList.empty',
              )}
              action={
                isFiltered &&
                onShowAll && (
                  <Button variant="secondary" onPress={onShowAll}>
                    {t('eventList.showAll')}
                  </Button>
                )
              }
            />
          ) : (
            <Card>
              <CardBody>
                <ResponsiveTable
                  label={t('eventList.label')}
                  columns={columns}
                  rows={shownEvents(data, filter).map(event => ({
                    ...event,
                    id: String(event.sequence),
                  }))}
                />
              </CardBody>
            </Card>
          )}
          {events.next && (
            <LoadMoreButton
              next={events.next}
              label={t('eventList.loadMore')}
              failedText={message => t('eventList.moreFailed', { message })}
            />
          )}
        </>
      )}
    </LiveContent>
  );
}
