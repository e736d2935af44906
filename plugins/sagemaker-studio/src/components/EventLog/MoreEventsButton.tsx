/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button, Flex } from '@backstage/ui';
import { useFailureText, useStudioText } from '../../hooks';
import type { MoreEvents } from '../../hooks';

/** Loads what is behind the events that are shown, or says why it could not. */
export function MoreEventsButton(props: { more: MoreEvents }) {
  const { isPending, error, load } = props.more;
  const t = useStudioText();
  const failureText = useFailureText();
  return (
    <>
      {error !== undefined && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('eventList.moreFailed', { message: failureText(error) })}
        />
      )}
      <Flex justify="center">
        <Button
          variant="secondary"
          isPending={isPending}
          onPress={() => void load()}
        >
          {t('eventList.loadMore')}
        </Button>
      </Flex>
    </>
  );
}
