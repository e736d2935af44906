/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { usePersonOverview, useStudioText, useViewer } from '../../hooks';
import { canOpenStudio, isReady, stateOfAccess } from '../../view';
import { StudioLinkButtons } from '../StudioLinks';

/** On a request that has let the viewer in: the links into Studio. */
export function OwnWayIn(props: { request: AccessRequest }) {
  const { request } = props;
  const viewer = useViewer();
  const isOwn = request.grants.some(
    ({ person, status }) => person === viewer && status === 'active',
  );
  return viewer && isOwn ? (
    <Ways person={viewer} domainId={request.domainId} />
  ) : null;
}

function Ways(props: { person: string; domainId: string }) {
  const t = useStudioText();
  const { data } = usePersonOverview(props.person);
  const access = data?.access.find(
    ({ domainId }) => domainId === props.domainId,
  );
  if (!access || !canOpenStudio(access) || !isReady(stateOfAccess(access))) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="success"
      icon
      title={t('ask.ready', { domain: access.domain.name })}
      description={
        <StudioLinkButtons
          domainName={access.domain.name}
          links={access.links}
        />
      }
    />
  );
}
