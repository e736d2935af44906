/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { ListedEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEventText, useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { RelativeTime } from '../RelativeTime';
import { ActorName } from './ActorName';
import { EventDetails } from './EventDetails';
import styles from './EventLog.module.css';

/** An event: what happened, who did it and when, and its fields on demand. */
export function EventEntry(props: {
  event: ListedEvent;
  /** The name of the domain, on pages that are not about one domain. */
  domain?: string;
}) {
  const { event, domain } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const { sentence, notes } = useEventText()(event);
  return (
    <li className={styles.event}>
      <span className={styles.line}>
        <Text as="span">{sentence}</Text>
        {event.requestId && toRequest && (
          <Link
            href={toRequest({ requestId: event.requestId })}
            variant="body-small"
            standalone
            aria-label={`${t('eventList.openRequest')} ${event.requestId}`}
          >
            {t('eventList.openRequest')}
          </Link>
        )}
      </span>
      <Text as="span" color="secondary" variant="body-small">
        <ActorName actor={event.actor} /> · <RelativeTime at={event.at} />
        {domain && ` · ${domain}`}
      </Text>
      {notes.map(note => (
        <Text key={note} as="p" color="secondary" variant="body-small">
          {note}
        </Text>
      ))}
      <EventDetails event={event} />
    </li>
  );
}
