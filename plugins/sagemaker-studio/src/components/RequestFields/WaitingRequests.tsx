/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { WaitingRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';

/** For whom the same is asked for already, with the requests that the viewer may read. */
export function WaitingRequests(props: { waiting: WaitingRequest[] }) {
  const { waiting } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <ul
      aria-label={t('dialog.waiting')}
      style={{ margin: 0, paddingInlineStart: 0, listStyle: 'none' }}
    >
      {waiting.map(({ person, displayName, requestId }) => (
        <li key={`${person} ${requestId}`}>
          {requestId !== undefined && toRequest ? (
            <Link href={toRequest({ requestId })} variant="body-medium">
              {t('dialog.openWaiting', { person: displayName })}
            </Link>
          ) : (
            <Text as="span">
              {t('dialog.waitingFor', { person: displayName })}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
