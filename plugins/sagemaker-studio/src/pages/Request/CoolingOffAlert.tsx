/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import {
  studioGrantUndoPermission,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import {
  useAction,
  useDeniedFor,
  useFailureText,
  useStudioText,
  useTime,
} from '../../hooks';
import { endOfCoolingOff, isCoolingOff } from '../../view';

/** During the cool-off period of an offboarding: when deletion starts, and a button that undoes all of it. */
export function CoolingOffAlert(props: {
  request: AccessRequest;
  reload: () => Promise<void>;
}) {
  const { request, reload } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const time = useTime();
  const failureText = useFailureText();
  const grants = request.grants.filter(isCoolingOff);
  const denied = useDeniedFor(
    studioGrantUndoPermission,
    grants[0]?.grantId ?? '',
  );
  const { run, isPending, error } = useAction(async () => {
    for (const { grantId } of grants) {
      await api.undoOffboarding(grantId);
    }
  }, reload);
  const isRefused = grants.some(({ viewerMayUndo }) => viewerMayUndo === false);
  const deletesAt = endOfCoolingOff(request);
  if (!deletesAt) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('undo.title', { when: time.absolute(deletesAt) })}
      description={
        error === undefined
          ? t('undo.description')
          : t('undo.failed', { message: failureText(error) })
      }
      customActions={
        denied || isRefused ? undefined : (
          <Button
            variant="secondary"
            isPending={isPending}
            onPress={() => void run()}
          >
            {t('undo.undoAll', { count: grants.length })}
          </Button>
        )
      }
    />
  );
}
