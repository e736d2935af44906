/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Switch, Text } from '@backstage/ui';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import { isMilestone, subjectOfEvent } from '../../view';
import { Age } from '../DataAge';
import { EntityLink } from '../EntityLink';
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
  const t = useStudioText();
  const { type, person, step, notes } = subjectOfEvent(event, request);
  return (
    <li className={styles.event}>
      <Text as="span">
        {type
          ? t(`events.${type}`, {
              person: person ?? t('events.somebody'),
              step: step ? t(`stepName.${step}`) : '',
            })
          : event.type}
      </Text>
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

function ActorName(props: { actor: string }) {
  const t = useStudioText();
  const policy = /^policy:(.+)$/.exec(props.actor)?.[1];
  if (policy) {
    return <>{t('events.byPolicy', { policy })}</>;
  }
  return props.actor.includes(':') ? (
    <EntityLink entityRef={props.actor} />
  ) : (
    <>{t('events.bySystem')}</>
  );
}
