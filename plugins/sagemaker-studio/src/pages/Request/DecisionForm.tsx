/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Checkbox,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useFailureText, useStudioText } from '../../hooks';
import type { PlanReview } from './usePlanReview';

type Outcome = 'approved' | 'rejected';

/**
 * Approve or reject the plan that was read: one that comes meanwhile has to be read before it can be approved. A refusal keeps the comment and loads the request again, so that the
 * approver sees what is different and decides anew; it stays on the screen even when nobody can decide any more.
 */
export function DecisionForm(props: {
  request: AccessRequest;
  planRead: PlanReview;
  reload: () => Promise<void>;
}) {
  const { request, planRead, reload } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const [comment, setComment] = useState('');
  const [pending, setPending] = useState<Outcome>();
  const [failure, setFailure] = useState<unknown>();
  const unreadId = useId();

  const decide = async (outcome: Outcome) => {
    setPending(outcome);
    setFailure(undefined);
    try {
      await api.decideRequest(request.requestId, {
        outcome,
        // Who rejects wants none of it, whatever it has become.
        planHash: outcome === 'approved' ? planRead.hash : request.plan.hash,
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      });
    } catch (error) {
      setFailure(error);
    }
    await reload();
    setPending(undefined);
  };

  return (
    <>
      {failure !== undefined && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('request.decisionFailed')}
          description={failureText(failure)}
        />
      )}
      {request.viewerMayDecide && request.status === 'in-review' && (
        <>
          <TextAreaField
            label={t('request.comment')}
            description={t('request.commentHint')}
            rows={2}
            value={comment}
            onChange={setComment}
          />
          {planRead.difference && (
            <Flex direction="column" gap="1">
              <Text as="p" id={unreadId}>
                {t('plan.changedTitle')}. {t('plan.readFirst')}
              </Text>
              <Checkbox
                isSelected={planRead.isRead}
                onChange={planRead.setRead}
              >
                {t('plan.read')}
              </Checkbox>
            </Flex>
          )}
          <Flex gap="2">
            <Button
              isPending={pending === 'approved'}
              isDisabled={pending === 'rejected' || !planRead.isRead}
              aria-describedby={planRead.isRead ? undefined : unreadId}
              onPress={() => void decide('approved')}
            >
              {t('request.approve')}
            </Button>
            <Button
              variant="secondary"
              isPending={pending === 'rejected'}
              isDisabled={pending === 'approved'}
              onPress={() => void decide('rejected')}
            >
              {t('request.reject')}
            </Button>
          </Flex>
        </>
      )}
    </>
  );
}
