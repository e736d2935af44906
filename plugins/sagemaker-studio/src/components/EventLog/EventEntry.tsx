/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { ListedEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEventText } from '../../hooks';
import { CellStack } from '../ResponsiveTable';
import { EventDetails } from './EventDetails';

/** An event with its notes, and its fields on demand. */
export function EventEntry(props: { event: ListedEvent }) {
  const { event } = props;
  const { sentence, notes } = useEventText()(event);
  return (
    <CellStack>
      <Text as="span">{sentence}</Text>
      {notes.map(note => (
        <Text key={note} as="p" color="secondary" variant="body-small">
          {note}
        </Text>
      ))}
      <EventDetails event={event} />
    </CellStack>
  );
}
