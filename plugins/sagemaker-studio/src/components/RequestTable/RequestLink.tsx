/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';

/** What is asked for and for whom, leading to the request's page. */
export function RequestLink(props: { request: AccessRequest; domain: string }) {
  const { request, domain } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const [onlyItem] = request.plan.items;
  const text =
    request.people.length === 1
      ? t('requests.onePerson', {
          domain,
          person: onlyItem?.displayName ?? request.people[0],
        })
      : t('requests.people', { domain, count: request.people.length });
  return toRequest ? (
    <Link
      href={toRequest({ requestId: request.requestId })}
      variant="body-medium"
      weight="bold"
      standalone
    >
      {text}
    </Link>
  ) : (
    <Text as="span">{text}</Text>
  );
}
