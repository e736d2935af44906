/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { DialogActions, FailureAlert } from '../../components/Feedback';
import { textContrast } from '../../components/TextContrast';
import { useAction, useStudioText, useViewer } from '../../hooks';

/** Lets the requester withdraw the request, after a confirmation. */
export function WithdrawButton(props: {
  request: AccessRequest;
  onWithdrawn: () => Promise<void>;
}) {
  const { request, onWithdrawn } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const viewer = useViewer();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, error } = useAction(async () => {
    await api.withdrawRequest(request.requestId);
    setOpen(false);
    await onWithdrawn();
  });
  if (request.status !== 'in-review' || viewer !== request.requester) {
    return null;
  }
  return (
    <>
      <Button variant="secondary" onPress={() => setOpen(true)}>
        {t('request.withdraw')}
      </Button>
      <Dialog className={textContrast} isOpen={isOpen} onOpenChange={setOpen}>
        <DialogHeader>{t('request.withdrawTitle')}</DialogHeader>
        <DialogBody>
          <Text as="p">{t('request.withdrawText')}</Text>
        </DialogBody>
        <DialogActions
          failure={
            error !== undefined && (
              <FailureAlert title={t('request.withdrawFailed')} error={error} />
            )
          }
          failureKey={error}
        >
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('request.keep')}
          </Button>
          <Button destructive isPending={isPending} onPress={() => void run()}>
            {t('request.withdraw')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
