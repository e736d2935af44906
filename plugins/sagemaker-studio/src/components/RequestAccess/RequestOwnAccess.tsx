/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { usePersonOverview, useViewer } from '../../hooks';
import { RequestAccessButton } from './RequestAccessButton';

/** Opens the request dialog for the viewer, on pages about a domain. */
export function RequestOwnAccess(props: {
  domainId: string;
  onSent: () => Promise<void>;
}) {
  const viewer = useViewer();
  return viewer?.startsWith('user:') ? (
    <Button viewer={viewer} {...props} />
  ) : null;
}

function Button(props: {
  viewer: string;
  domainId: string;
  onSent: () => Promise<void>;
}) {
  const { data, reload } = usePersonOverview(props.viewer);
  return data ? (
    <RequestAccessButton
      overview={data}
      isOwn
      domainId={props.domainId}
      onSent={async () => {
        await Promise.all([reload(), props.onSent()]);
      }}
    />
  ) : null;
}
