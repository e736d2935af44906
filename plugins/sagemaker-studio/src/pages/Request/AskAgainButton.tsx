/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import {
  studioRequestCreatePermission,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionDialog } from '../../components/ActionDialog';
import {
  useDenied,
  useDomains,
  usePersonOverview,
  useStudioText,
  useViewer,
} from '../../hooks';
import { askAgainOf, mayAskWith } from '../../view';
import type { ActionProposal } from '../../view';

/** Asks again for what was not decided, was refused, or has ended: the dialog opens filled in. */
export function AskAgainButton(props: {
  request: AccessRequest;
  onSent: () => void;
}) {
  const { request, onSent } = props;
  const t = useStudioText();
  const viewer = useViewer();
  const denied = useDenied(studioRequestCreatePermission);
  const { data: domains } = useDomains();
  // The page behind is kept current, and the dialog stays as it was opened.
  const [opened, setOpened] = useState<ActionProposal>();
  const proposal = askAgainOf(request, viewer);
  // Of a revocation, it is the access that is asked for.
  const label =
    proposal?.action === 'request' &&
    request.kind !== 'grant' &&
    request.kind !== 'onboard-team'
      ? t('request.accessAgain')
      : t('request.askAgain');
  const button = proposal && (
    <Button
      variant="secondary"
      onPress={() => setOpened({ ...proposal, title: label })}
    >
      {label}
    </Button>
  );
  if ((!proposal && !opened) || denied) {
    return null;
  }
  return (
    <>
      {viewer && proposal?.action === 'request' ? (
        <ForThoseWhoMayAsk viewer={viewer} proposal={proposal}>
          {button}
        </ForThoseWhoMayAsk>
      ) : (
        button
      )}
      <ActionDialog
        proposal={opened}
        domain={domains?.find(({ domainId }) => domainId === request.domainId)}
        onClose={() => setOpened(undefined)}
        onSent={onSent}
      />
    </>
  );
}

/** Policies may have changed since it was asked for. */
function ForThoseWhoMayAsk(props: {
  viewer: string;
  proposal: ActionProposal;
  children: ReactNode;
}) {
  const { viewer, proposal, children } = props;
  const { kind, team, domainId } = proposal.input;
  const { data } = usePersonOverview(viewer);
  return data &&
    domainId !== undefined &&
    mayAskWith(data, { team, domainId, isOwn: kind === 'grant' }) ? (
    <>{children}</>
  ) : null;
}
