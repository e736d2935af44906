/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, TextAreaField } from '@backstage/ui';
import {
  createIdempotencyKey,
  visibleLength,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { FailureAlert } from '../../components/Feedback';
import { useAction, useKeptText, useStudioText } from '../../hooks';

/** The limit of the API. */
const MAX_LENGTH = 4000;

/** Writes to those who take part in a request. What was typed stays until it is sent. */
export function CommentForm(props: {
  requestId: string;
  onSettled: () => Promise<void>;
}) {
  const { requestId, onSettled } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const { initial, keep } = useKeptText(`comment ${requestId}`);
  const [text, setText] = useState(initial);
  const [isMissing, setMissing] = useState(false);
  const [idempotencyKey, setKey] = useState(createIdempotencyKey);
  const field = useRef<HTMLDivElement>(null);
  const change = (next: string) => {
    setText(next);
    keep(next);
  };
  const { run, isPending, error } = useAction(async () => {
    await api.commentOnRequest(
      requestId,
      { comment: text.trim() },
      { idempotencyKey },
    );
    change('');
    setKey(createIdempotencyKey());
  }, onSettled);
  const send = () => {
    const isEmpty = visibleLength(text) === 0;
    setMissing(isEmpty);
    if (isEmpty) {
      field.current?.querySelector('textarea')?.focus();
    } else {
      void run();
    }
  };
  return (
    <>
      {error !== undefined && (
        <FailureAlert title={t('request.conversationFailed')} error={error} />
      )}
      <TextAreaField
        ref={field}
        label={t('request.ask')}
        description={t('request.askHint')}
        rows={2}
        maxLength={MAX_LENGTH}
        value={text}
        onChange={change}
        validationBehavior="aria"
        validate={value =>
          isMissing && visibleLength(value) === 0
            ? t('request.askMissing')
            : null
        }
      />
      <Flex>
        <Button variant="secondary" isPending={isPending} onPress={send}>
          {t('request.sendComment')}
        </Button>
      </Flex>
    </>
  );
}
