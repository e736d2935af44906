/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Switch, Text } from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { ActorName } from '../../components/EventLog';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import { LoadMoreButton } from '../../components/LoadMoreButton';
import { RelativeTime } from '../../components/RelativeTime';
import { useEventText, useRequestEvents, useStudioText } from '../../hooks';
import styles from './RequestTimeline.module.css';

/** The events of a request, newest first: milestones, or every step on demand. */
export function RequestTimeline(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const [showsAll, setShowsAll] = useState(false);
  const events = useRequestEvents(request, showsAll ? 'all' : 'milestones');
  return (
    <LiveContent
      source={events}
      rows={2}
      permission={studioRequestReadPermission}
    >
      {data => (
        <Flex direction="column" gap="3">
          <StaleNotice source={events} />
          {request.grants.length > 0 && (
            <Switch
              label={t('events.everyStep')}
              isSelected={showsAll}
              onChange={setShowsAll}
            />
          )}
          {data.length === 0 ? (
            <Text as="p" color="secondary">
              {t('request.noEvents')}
            </Text>
          ) : (
            <ol className={styles.events} aria-label={t('request.timeline')}>
              {data.map(event => (
                <TimelineEntry
                  key={event.sequence}
                  event={event}
                  request={request}
                />
              ))}
            </ol>
          )}
          {events.next && (
            <LoadMoreButton
              next={events.next}
              label={t('eventList.loadMore')}
              failedText={message => t('eventList.moreFailed', { message })}
            />
          )}
        </Flex>
      )}
    </LiveContent>
  );
}

function TimelineEntry(props: { event: AccessEvent; request: AccessRequest }) {
  const { event, request } = props;
  const { sentence, notes } = useEventText()(event, request);
  return (
    <li className={styles.event}>
      <Text as="span">{sentence}</Text>
      <Text as="p" color="secondary" variant="body-small">
        <ActorName event={event} /> · <RelativeTime at={event.at} />
      </Text>
      {notes.map(note => (
        <Text key={note} as="p" color="secondary" variant="body-small">
          {note}
        </Text>
      ))}
    </li>
  );
}
