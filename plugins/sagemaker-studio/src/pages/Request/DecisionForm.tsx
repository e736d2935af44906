/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Checkbox, Flex, Text, TextAreaField } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId, useRef, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { FailureAlert } from '../../components/Feedback';
import { useAction, useStudioText } from '../../hooks';
import { amendmentOf, canBeAmended } from '../../view';
import { AmendmentFields } from './AmendmentFields';
import { useAmendment } from './useAmendment';
import type { PlanReview } from './usePlanReview';

type Outcome = 'approved' | 'rejected';

/**
 * Approves or rejects a request. An approval is for the plan that the approver has read; when the plan changes, the
 * new one has to be read first. After a refusal the comment stays and the request is loaded again, so that the
 * approver sees what changed. The refusal stays even if the request can no longer be decided.
 */
export function DecisionForm(props: {
  request: AccessRequest;
  planReview: PlanReview;
  reload: () => Promise<void>;
}) {
  const { request, planReview, reload } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [comment, setComment] = useState('');
  const unreadId = useId();
  const amendment = useAmendment(request);
  const amended = amendmentOf(request, amendment.chosen);
  const isAmended = Object.keys(amended).length > 0;
  // Only what is shown can be approved.
  const isPlanShown =
    !isAmended || (!amendment.isPending && amendment.error === undefined);
  const hashFor = (outcome: Outcome) => {
    if (outcome === 'rejected') {
      return request.plan.hash;
    }
    return isAmended && amendment.planned
      ? amendment.planned.plan.hash
      : planReview.hash;
  };
  const {
    run: decide,
    pending,
    error,
  } = useAction(
    (outcome: Outcome) =>
      api.decideRequest(request.requestId, {
        outcome,
        // A rejection is for the request as a whole, whatever its plan has become.
        planHash: hashFor(outcome),
        ...(outcome === 'approved' ? amended : {}),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      }),
    async () => {
      amendment.planAgain();
      await reload();
    },
  );
  const [pendingOutcome] = pending ?? [];
  const commentRef = useRef<HTMLDivElement>(null);
  const [isReasonMissing, setReasonMissing] = useState(false);
  const reject = () => {
    const isMissing = comment.trim() === '';
    setReasonMissing(isMissing);
    if (isMissing) {
      commentRef.current?.querySelector('textarea')?.focus();
    } else {
      void decide('rejected');
    }
  };

  return (
    <>
      {error !== undefined && (
        <FailureAlert title={t('request.decisionFailed')} error={error} />
      )}
      {request.viewerMayDecide && request.status === 'in-review' && (
        <>
          <TextAreaField
            ref={commentRef}
            label={t('request.comment')}
            description={t('request.commentHint')}
            rows={2}
            value={comment}
            onChange={setComment}
            validationBehavior="aria"
            validate={value =>
              isReasonMissing && value.trim() === ''
                ? t('request.reasonMissing')
                : null
            }
          />
          {canBeAmended(request) && (
            <AmendmentFields request={request} amendment={amendment} />
          )}
          {planReview.difference && (
            <Flex direction="column" gap="1">
              <Text as="p" id={unreadId}>
                {t('plan.changedTitle')}. {t('plan.readFirst')}
              </Text>
              <Checkbox
                isSelected={planReview.isRead}
                onChange={planReview.setRead}
              >
                {t('plan.read')}
              </Checkbox>
            </Flex>
          )}
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            <Button
              isPending={pendingOutcome === 'approved'}
              isDisabled={
                pendingOutcome === 'rejected' ||
                !planReview.isRead ||
                !isPlanShown
              }
              aria-describedby={planReview.isRead ? undefined : unreadId}
              onPress={() => void decide('approved')}
            >
              {t(isAmended ? 'request.approveAmended' : 'request.approve')}
            </Button>
            <Button
              variant="secondary"
              isPending={pendingOutcome === 'rejected'}
              isDisabled={pendingOutcome === 'approved'}
              onPress={reject}
            >
              {t('request.reject')}
            </Button>
          </Flex>
        </>
      )}
    </>
  );
}
