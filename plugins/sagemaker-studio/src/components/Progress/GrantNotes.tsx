/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useStudioText, useTime } from '../../hooks';
import { endReasonOf, grantStateOf } from '../../view';

/** Notes on a grant: end date, reason for the end, remaining access, next attempt. */
export function GrantNotes(props: { grant: Grant }) {
  const notes = useNotes(props.grant);
  return (
    <>
      {notes.map(note => (
        <Text key={note} as="p" color="secondary" variant="body-small">
          {note}
        </Text>
      ))}
    </>
  );
}

function useNotes(grant: Grant): string[] {
  const t = useStudioText();
  const time = useTime();
  const { sayEach } = useApiText();
  const { operation, deprovisionAt, throughGroup } = grant;
  const state = grantStateOf(grant);
  const reason = endReasonOf(grant.endedReason);
  const why = reason ? [t(`endReason.${reason}`)] : [];
  switch (state) {
    case 'scheduled':
      return [
        ...(grant.startsAt
          ? [t('people.startsOn', { date: time.date(grant.startsAt) })]
          : []),
        until(),
      ];
    case 'ready':
      return [
        until(),
        ...(throughGroup
          ? [t('team.throughGroup', { group: throughGroup.displayName })]
          : []),
      ];
    case 'suspended':
      return [
        ...why,
        ...(deprovisionAt
          ? [t('events.takenAway', { date: time.date(deprovisionAt) })]
          : []),
      ];
    case 'coolingOff':
      return operation?.nextTryAt
        ? [t('undo.until', { when: time.absolute(operation.nextTryAt) })]
        : [];
    case 'ended':
      return [
        ...why,
        ...sayEach(
          grant.remainingAccess ?? [],
          grant.messages?.remainingAccess,
        ).map(way => t('events.remains', { way })),
      ];
    default:
      return operation?.nextTryAt && operation.status === 'waiting'
        ? [t('progress.nextTry', { when: time.relative(operation.nextTryAt) })]
        : [];
  }

  function until(): string {
    return grant.expiresAt
      ? t('events.until', { date: time.date(grant.expiresAt) })
      : t('length.noEnd');
  }
}
