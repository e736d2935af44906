/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';

/** A link to the request of an event. */
export function EventRequest(props: { requestId: string | undefined }) {
  const { requestId } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  return requestId && toRequest ? (
    <Link
      href={toRequest({ requestId })}
      variant="body-small"
      standalone
      aria-label={`${t('eventList.openRequest')} ${requestId}`}
    >
      {t('eventList.openRequest')}
    </Link>
  ) : (
    <>–</>
  );
}
