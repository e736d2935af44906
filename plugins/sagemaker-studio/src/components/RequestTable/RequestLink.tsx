/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRequestName } from '../../hooks';
import { requestRouteRef } from '../../routes';

/** A link to the page of a request, with its domain and people. */
export function RequestLink(props: { request: AccessRequest; domain: string }) {
  const { request, domain } = props;
  const toRequest = useRouteRef(requestRouteRef);
  const text = useRequestName(() => domain)(request);
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
