/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  Flex,
  Link,
} from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef } from 'react';
import { WaitsFor } from '../../../components/WaitsFor';
import { useStudioText } from '../../../hooks';
import { requestRouteRef } from '../../../routes';
import { nameOfEntityRef, roleName } from '../../../view';

/** The requests that were filed together, with who decides them. */
export function FiledRequests(props: {
  requests: AccessRequest[];
  onClose: () => void;
}) {
  const { requests, onClose } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const done = useRef<HTMLButtonElement>(null);
  // The focused button disappeared with the form, so the focus has to be moved.
  useEffect(() => done.current?.focus(), []);
  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Alert
            role="status"
            status="success"
            icon
            title={t('unmanaged.filed', { count: requests.length })}
          />
          {requests.map(request => (
            <Flex key={request.requestId} direction="column" gap="2">
              {toRequest && (
                <Link href={toRequest({ requestId: request.requestId })}>
                  {t('unmanaged.openRequest', {
                    role: roleName(request.executionRole),
                    team: nameOfEntityRef(request.team),
                  })}
                </Link>
              )}
              {request.status === 'in-review' && (
                <WaitsFor
                  request={request}
                  label={t('dialog.sentInReviewBy')}
                />
              )}
            </Flex>
          ))}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button ref={done} onPress={onClose}>
          {t('dialog.done')}
        </Button>
      </DialogFooter>
    </>
  );
}
