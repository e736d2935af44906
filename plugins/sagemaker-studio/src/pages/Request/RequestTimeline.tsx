/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Switch, Text } from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useEventText, useRequestEvents, useStudioText } from '../../hooks';
import { RelativeTime } from '../../components/RelativeTime';
import { LoadFailure, Loading, StaleNotice } from '../../components/Feedback';
import { ActorName, MoreEventsButton } from '../../components/EventLog';
import styles from './RequestTimeline.module.css';

/** The request's part of the append-only record, newest first: what it came to, and its steps on demand. */
export function RequestTimeline(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const [showsAll, setShowsAll] = useState(false);
  const { events, error, reload, more } = useRequestEvents(
    request,
    showsAll ? 'all' : 'milestones',
  );
  const retry = () => void reload();
  if (!events) {
    return error === undefined ? (
      <Loading rows={2} />
    ) : (
      <LoadFailure
        error={error}
        permission={studioRequestReadPermission}
        onRetry={retry}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <StaleNotice error={error} onRetry={retry} />
      {request.grants.length > 0 && (
        <Switch
          label={t('events.everyStep')}
          isSelected={showsAll}
          onChange={setShowsAll}
        />
      )}
      {events.length === 0 ? (
        <Text as="p" color="secondary">
          {t('request.noEvents')}
        </Text>
      ) : (
        <ol className={styles.events} aria-label={t('request.timeline')}>
          {events.map(event => (
            <TimelineEntry
              key={event.sequence}
              event={event}
              request={request}
            />
          ))}
        </ol>
      )}
      {more && <MoreEventsButton more={more} />}
    </Flex>
  );
}

function TimelineEntry(props: { event: AccessEvent; request: AccessRequest }) {
  const { event, request } = props;
  const { sentence, notes } = useEventText()(event, request);
  return (
    <li className={styles.event}>
      <Text as="span">{sentence}</Text>
      <Text as="p" color="secondary" variant="body-small">
        <ActorName actor={event.actor} /> · <RelativeTime at={event.at} />
      </Text>
      {notes.map(note => (
        <Text key={note} as="p" color="secondary" variant="body-small">
          {note}
        </Text>
      ))}
    </li>
  );
}
