/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  createIdempotencyKey,
  type AccessRequest,
  type RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef } from 'react';
import { sagemakerStudioApiRef } from '../../../api';
import { useAction } from '../../../hooks';

/** Files several requests. After a failure the next attempt goes on where the last one stopped. */
export function useFileTogether(
  onFiled: (requests: AccessRequest[]) => Promise<void>,
) {
  const api = useApi(sagemakerStudioApiRef);
  const filed = useRef<AccessRequest[]>([]);
  // A lost answer must not lead to a second request; another text or length is another request.
  const keys = useRef(new Map<string, string>());
  const { run, isPending, error } = useAction(
    async (inputs: RequestInput[]) => {
      for (const input of inputs.slice(filed.current.length)) {
        const content = JSON.stringify(input);
        const idempotencyKey =
          keys.current.get(content) ?? createIdempotencyKey();
        keys.current.set(content, idempotencyKey);
        filed.current.push(await api.createRequest(input, { idempotencyKey }));
      }
      await onFiled(filed.current);
    },
  );
  return { file: run, isFiling: isPending, error };
}
