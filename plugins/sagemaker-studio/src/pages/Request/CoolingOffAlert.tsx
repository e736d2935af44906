/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import {
  studioGrantUndoPermission,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import {
  useDeniedFor,
  useFailureText,
  useStudioText,
  useTime,
} from '../../hooks';
import { endOfCoolingOff, isCoolingOff } from '../../view';

/** Nothing is deleted yet: until when, and all of it taken back with one press. */
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
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const deletesAt = endOfCoolingOff(request);
  if (!deletesAt) {
    return null;
  }
  const undo = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      for (const { grantId } of grants) {
        await api.undoOffboarding(grantId);
      }
    } catch (error) {
      setFailure(error);
    }
    await reload();
    setPending(false);
  };
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('undo.title', { when: time.absolute(deletesAt) })}
      description={
        failure === undefined
          ? t('undo.description')
          : t('undo.failed', { message: failureText(failure) })
      }
      customActions={
        denied ? undefined : (
          <Button
            variant="secondary"
            isPending={isPending}
            onPress={() => void undo()}
          >
            {t('undo.undoAll', { count: grants.length })}
          </Button>
        )
      }
    />
  );
}
