/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Switch, Text } from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useEventText, useRequestEvents, useStudioText } from '../../hooks';
import { isMilestone } from '../../view';
import { Age } from '../DataAge';
import { LoadFailure, Loading, StaleNotice } from '../Feedback';
import { ActorName } from '../Events/ActorName';
import styles from './RequestTimeline.module.css';

const SHOWN_AT_FIRST = 50;
const SHOWN_AT_ONCE = 200;

/** The request's part of the append-only record, oldest first. */
export function RequestTimeline(props: { request: AccessRequest }) {
  const { request } = props;
  const { events, error, reload } = useRequestEvents(request);
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
      <Timeline request={request} events={events} />
    </Flex>
  );
}

function Timeline(props: { request: AccessRequest; events: AccessEvent[] }) {
  const t = useStudioText();
  const [showsAll, setShowsAll] = useState(false);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  if (props.events.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('request.noEvents')}
      </Text>
    );
  }
  const milestones = props.events.filter(isMilestone);
  const listed = showsAll ? props.events : milestones;
  const more = listed.length - shown;
  return (
    <Flex direction="column" gap="3">
      {milestones.length < props.events.length && (
        <Switch
          label={t('events.everyStep')}
          isSelected={showsAll}
          onChange={setShowsAll}
        />
      )}
      <ol className={styles.events} aria-label={t('request.timeline')}>
        {listed.slice(0, shown).map(event => (
          <TimelineEntry
            key={event.sequence}
            event={event}
            request={props.request}
          />
        ))}
      </ol>
      {more > 0 && (
        <Button
          variant="tertiary"
          onPress={() => setShown(shown + SHOWN_AT_ONCE)}
        >
          {t('events.more', { count: more })}
        </Button>
      )}
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
        <ActorName actor={event.actor} /> · <Age at={event.at} />
      </Text>
      {notes.map(note => (
        <Text key={note} as="p" color="secondary" variant="body-small">
          {note}
        </Text>
      ))}
    </li>
  );
}
