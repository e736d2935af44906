/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { studioOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useDenied, useFailureText, useStudioText } from '../../hooks';
import { LastSynced } from './LastSynced';

// AWS's rate limits may delay a refresh, so the button stops waiting after a while.
const REFRESH_TIMEOUT_MS = 30_000;
const POLL_INTERVAL_MS = 2_000;

/** The age of the data, and a button that refreshes it. */
export function SyncStatus(props: {
  syncedAt: string | undefined;
  reload: () => Promise<void>;
}) {
  const { syncedAt, reload } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const denied = useDenied(studioOperatePermission);
  const [waitingSince, setWaitingSince] = useState<{ syncedAt?: string }>();
  const [failure, setFailure] = useState<unknown>();
  const isWaiting = Boolean(waitingSince && waitingSince.syncedAt === syncedAt);

  useEffect(() => {
    if (!isWaiting) {
      return undefined;
    }
    const poll = setInterval(() => void reload(), POLL_INTERVAL_MS);
    const timeout = setTimeout(
      () => setWaitingSince(undefined),
      REFRESH_TIMEOUT_MS,
    );
    return () => {
      clearInterval(poll);
      clearTimeout(timeout);
    };
  }, [isWaiting, reload]);

  const refresh = async () => {
    setFailure(undefined);
    setWaitingSince({ syncedAt });
    try {
      await api.refresh();
    } catch (error) {
      setWaitingSince(undefined);
      setFailure(error);
    }
  };

  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <LastSynced syncedAt={syncedAt} />
      {!denied && (
        <Button
          variant="tertiary"
          iconStart={<RiRefreshLine aria-hidden />}
          isPending={isWaiting}
          onPress={() => void refresh()}
        >
          {t('age.refresh')}
        </Button>
      )}
      {failure !== undefined && (
        <Text as="span" role="alert" color="danger">
          {failureText(failure)}
        </Text>
      )}
    </Flex>
  );
}
