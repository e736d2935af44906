/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { usePersonOverview, useViewer } from '../../hooks';
import { AssignPeopleButton } from './AssignPeopleButton';
import { RequestAccessButton } from './RequestAccessButton';

/** Opens the request dialog for the viewer, on pages about a domain; with `hasOthers`, also that for others. */
export function RequestOwnAccess(props: {
  domainId: string;
  /** Whether to offer _Assign people_ as well. */
  hasOthers?: boolean;
  onSent: () => Promise<void>;
}) {
  const viewer = useViewer();
  return viewer?.startsWith('user:') ? (
    <Buttons viewer={viewer} {...props} />
  ) : null;
}

function Buttons(props: {
  viewer: string;
  domainId: string;
  hasOthers?: boolean;
  onSent: () => Promise<void>;
}) {
  const { viewer, domainId, hasOthers, onSent } = props;
  const { data, reload } = usePersonOverview(viewer);
  if (!data) {
    return null;
  }
  const sent = async () => {
    await Promise.all([reload(), onSent()]);
  };
  return (
    <>
      {hasOthers && (
        <AssignPeopleButton overview={data} domainId={domainId} onSent={sent} />
      )}
      <RequestAccessButton
        overview={data}
        isOwn
        domainId={domainId}
        onSent={sent}
      />
    </>
  );
}
