/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  waitingRequestsOf,
  type AccessRequest,
  type RequestInput,
  type WaitingRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../api';
import { failureOf, fieldOfFailure } from '../view';
import type { RequestField } from '../view';
import { useFailureText } from './useFailureText';

/** Why a request was not sent. */
export type SendFailure = {
  reason: string;
  /** The requests for the same that wait already, where that is the reason. */
  waiting: WaitingRequest[];
  /** Tells one failure from the next. */
  error: unknown;
};

/** Sends a request. Keeps a refusal, for the field that it names or for the whole form. */
export function useSendRequest(options: {
  /** The same for every attempt, so that a lost response does not lead to a second request. */
  idempotencyKey: string;
  onSent: (request: AccessRequest) => void;
}) {
  const { idempotencyKey, onSent } = options;
  const api = useApi(sagemakerStudioApiRef);
  const failureText = useFailureText();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refusedField =
    failure === undefined ? undefined : fieldOfFailure(failureOf(failure));

  const send = async (input: RequestInput) => {
    setSending(true);
    setFailure(undefined);
    try {
      onSent(await api.createRequest(input, { idempotencyKey }));
    } catch (error) {
      setFailure(error);
      setSending(false);
    }
  };
  return {
    send,
    isSending,
    /** The refusal to show next to a field. */
    refusalOf: (field: RequestField) =>
      refusedField === field ? failureText(failure) : undefined,
    /** The refusal to show for the form, if none of these fields shows it. */
    refusal: (fields: RequestField[]): SendFailure | undefined =>
      failure !== undefined && !(refusedField && fields.includes(refusedField))
        ? {
            reason: failureText(failure),
            waiting: waitingRequestsOf(failure),
            error: failure,
          }
        : undefined,
  };
}
