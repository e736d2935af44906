/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { studioGrantOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useDeniedFor, useFailureText, useStudioText } from '../../hooks';

/** Has a blocked operation tried again at once. */
export function RetryButton(props: {
  grantId: string;
  operationId: string;
  person: string;
  onRetried?: () => void;
}) {
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const denied = useDeniedFor(studioGrantOperatePermission, props.grantId);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  if (denied) {
    return null;
  }
  const retry = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await api.retryOperation(props.operationId);
      props.onRetried?.();
    } catch (error) {
      setFailure(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        isPending={isPending}
        aria-label={t('progress.retryLabel', { person: props.person })}
        onPress={() => void retry()}
      >
        {t('progress.retry')}
      </Button>
      {failure !== undefined && (
        <Text as="span" role="alert" color="danger">
          {t('progress.retryFailed', { message: failureText(failure) })}
        </Text>
      )}
    </>
  );
}
