/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';

/** A link to the page of a request, with its domain and people. */
export function RequestLink(props: { request: AccessRequest; domain: string }) {
  const { request, domain } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const [firstItem] = request.plan.items;
  const [firstPerson, ...others] = request.people;
  const person = firstItem?.displayName ?? firstPerson;
  const text =
    request.kind === 'create-domain'
      ? t('asked.title.create-domain', { domain })
      : peopleText();
  function peopleText() {
    return person !== undefined &&
      firstPerson !== undefined &&
      others.length === 0
      ? t('requests.onePerson', { domain, person })
      : t('requests.people', { domain, count: request.people.length });
  }
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
