/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useFailureText, useStudioText, useViewer } from '../../hooks';
import { textContrast } from '../../components/TextContrast';

/** Lets the one who asked take the request back, after asking once more. */
export function WithdrawButton(props: {
  request: AccessRequest;
  onWithdrawn: () => Promise<void>;
}) {
  const { request, onWithdrawn } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const viewer = useViewer();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  if (request.status !== 'in-review' || viewer !== request.requester) {
    return null;
  }
  const withdraw = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await api.withdrawRequest(request.requestId);
      setOpen(false);
      await onWithdrawn();
    } catch (error) {
      setFailure(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button variant="secondary" onPress={() => setOpen(true)}>
        {t('request.withdraw')}
      </Button>
      <Dialog className={textContrast} isOpen={isOpen} onOpenChange={setOpen}>
        <DialogHeader>{t('request.withdrawTitle')}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="3">
            <Text as="p">{t('request.withdrawText')}</Text>
            {failure !== undefined && (
              <Alert
                role="alert"
                status="danger"
                icon
                title={t('request.withdrawFailed')}
                description={failureText(failure)}
              />
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('request.keep')}
          </Button>
          <Button
            destructive
            isPending={isPending}
            onPress={() => void withdraw()}
          >
            {t('request.withdraw')}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
