/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Card, CardBody } from '@backstage/ui';
import { studioEventsReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDomainNames, useEventList, useStudioText } from '../../hooks';
import type { EventFilter } from '../../view';
import { EmptyState, LoadFailure, Loading, StaleNotice } from '../Feedback';
import { EventEntry } from './EventEntry';
import styles from './EventLog.module.css';
import { MoreEventsButton } from './MoreEventsButton';

/** The record as far as a filter leaves it, newest first. */
export function EventLog(props: {
  filter: EventFilter;
  onShowAll?: () => void;
  isOfOneDomain?: boolean;
}) {
  const { filter, onShowAll, isOfOneDomain } = props;
  const t = useStudioText();
  const domainName = useDomainNames();
  const { events, error, reload, more } = useEventList(filter);
  const isFiltered = Boolean(filter.family || filter.actor || filter.requestId);
  if (!events) {
    return error === undefined ? (
      <Loading rows={6} rowHeight={64} />
    ) : (
      <LoadFailure
        error={error}
        onRetry={() => void reload()}
        permission={studioEventsReadPermission}
      />
    );
  }
  return (
    <>
      <StaleNotice error={error} onRetry={() => void reload()} />
      {events.length === 0 ? (
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
            <ol className={styles.events} aria-label={t('eventList.label')}>
              {events.map(event => (
                <EventEntry
                  key={event.sequence}
                  event={event}
                  domain={
                    isOfOneDomain || !event.domainId
                      ? undefined
                      : domainName?.(event.domainId) ?? event.domainId
                  }
                />
              ))}
            </ol>
          </CardBody>
        </Card>
      )}
      {more && <MoreEventsButton more={more} />}
    </>
  );
}
