/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ListedEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useStudioText, useTime } from '../../hooks';
import { Description, DescriptionList } from '../DescriptionList';
import styles from './EventLog.module.css';

/** All fields of an event, collapsed. */
export function EventDetails(props: { event: ListedEvent }) {
  const { event } = props;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary
        className={styles.summary}
        aria-label={`${t('eventList.details')} ${event.sequence}`}
      >
        {t('eventList.details')}
      </summary>
      {isOpen && <Recorded event={event} />}
    </details>
  );
}

function Recorded(props: { event: ListedEvent }) {
  const { event } = props;
  const t = useStudioText();
  const time = useTime();
  const facts: [string, ReactNode][] = [
    [t('eventList.sequence'), event.sequence],
    [t('eventList.time'), time.absolute(event.at)],
    [t('eventList.kind'), event.type],
    [t('eventList.source'), event.source && t(`source.${event.source}`)],
    [t('eventList.through'), event.actorChain?.join(', ')],
    [t('eventList.request'), event.requestId],
    [t('eventList.grant'), event.grantId],
    [t('eventList.operation'), event.operationId],
    [t('eventList.hash'), event.hash],
    [t('eventList.previousHash'), event.previousHash],
  ];
  const hasContent = Object.keys(event.detail).length > 0;
  return (
    <div className={styles.details}>
      <DescriptionList>
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([label, value]) => (
            <Description key={label} label={label}>
              {value}
            </Description>
          ))}
        {hasContent && (
          <Description label={t('eventList.content')}>
            <code className={styles.content}>
              {JSON.stringify(event.detail, undefined, 2)}
            </code>
          </Description>
        )}
      </DescriptionList>
    </div>
  );
}
