/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Switch, Text } from '@backstage/ui';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useEventText, useStudioText } from '../../hooks';
import { isMilestone } from '../../view';
import { Age } from '../DataAge';
import { ActorName } from '../Events/ActorName';
import styles from './RequestTimeline.module.css';

/** The request's part of the append-only record, oldest first. */
export function RequestTimeline(props: {
  request: AccessRequest;
  events: AccessEvent[];
}) {
  const t = useStudioText();
  const [showsAll, setShowsAll] = useState(false);
  if (props.events.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('request.noEvents')}
      </Text>
    );
  }
  const milestones = props.events.filter(isMilestone);
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
        {(showsAll ? props.events : milestones).map(event => (
          <TimelineEntry
            key={event.sequence}
            event={event}
            request={props.request}
          />
        ))}
      </ol>
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
